import { type Access, type CollectionSlug, executeAccess, type PayloadRequest, type Where } from 'payload'
import { type DocumentName, nameOf } from '../../../../site/catalogue/documentName.ts'
import { unitsOfEditor } from '../../../rights/units/unitsOfEditor.ts'
import { journalIn } from '../journal/journalFile.ts'
import { notesOf } from '../journal/land.ts'
import { rawStoreOf } from '../journal/rawStore.ts'
import type { Batch } from './batch.ts'
import { folderOf } from './folders.ts'
import { madeBy } from './madeBy.ts'

/** Documents asked for at a time. */
const atOnce = 200

/**
 * The documents of a batch that whoever asks may not write now. What is put back goes past Payload and its rules, so they
 * are asked before: what the batch made must be theirs to move into the trash; what it changed theirs to update, as it
 * stands and as it stood. What is gone counts for nothing.
 */
export async function outOfReach(req: PayloadRequest, batch: Batch): Promise<Set<DocumentName>> {
  const { collections } = req.payload
  const accessOf = (collection: CollectionSlug) => collections[collection].config.access
  const lost = new Set<DocumentName>()
  for (const [slug, ids] of await madeBy(req.payload, batch)) {
    const collection = slug as CollectionSlug
    const trashing = { deletedAt: new Date().toISOString() }
    for (const id of await beyond(req, collection, [...ids], accessOf(collection).delete, trashing))
      lost.add(nameOf(collection, id))
  }
  const { noted } = await notesOf(journalIn(folderOf(batch.id).folder))
  const changed = noted.flatMap((one) => (one.what === 'document' && one.id !== null ? [{ ...one, id: one.id }] : []))
  for (const [slug, some] of Map.groupBy(changed, ({ collection }) => collection)) {
    const collection = slug as CollectionSlug
    const ids = some.map(({ id }) => id)
    for (const id of await beyond(req, collection, ids, accessOf(collection).update, { _status: 'draft' }))
      lost.add(nameOf(collection, id))
    const areTheirs = await unitsCheck(req)
    const { ownersIn } = rawStoreOf(req.payload)
    for (const { id, image } of some) if (!areTheirs(ownersIn(await image()))) lost.add(nameOf(collection, id))
  }
  return lost
}

/**
 * Which of some documents are kept from whoever asks, those in the trash too: by a rule, or since the newest draft was
 * handed to another unit, as in a save.
 * @returns ids
 */
async function beyond(
  req: PayloadRequest,
  collection: CollectionSlug,
  ids: readonly string[],
  rule: Access,
  data: object,
): Promise<Set<string>> {
  const found = new Set<string>()
  const access = await executeAccess({ data, disableErrors: true, req }, rule)
  if (ids.length === 0 || access === true) return found
  const areTheirs = await unitsCheck(req)
  const { take, ownersIn } = rawStoreOf(req.payload)
  for (let from = 0; from < ids.length; from += atOnce) {
    const images = await take(collection, ids.slice(from, from + atOnce))
    const there: Where = { id: { in: [...images.keys()] } }
    const { docs } = await req.payload.db.find<{ id: string }>({
      collection,
      where: access === false ? { id: { in: [] } } : { and: [there, access] },
      select: { updatedAt: true },
      pagination: false,
      limit: 0,
    })
    const allowed = new Set(docs.map(({ id }) => String(id)))
    for (const [id, image] of images) if (!allowed.has(id) || !areTheirs(ownersIn(image))) found.add(id)
  }
  return found
}

/** Tells whether owning units are those of whoever asks, who may have those of all. */
async function unitsCheck({ payload, user }: PayloadRequest): Promise<(owners: readonly string[]) => boolean> {
  if (user?.role !== 'unit-editor') return () => true
  const units = await unitsOfEditor(payload, user)
  return (owners) => owners.every((owner) => units.includes(owner))
}
