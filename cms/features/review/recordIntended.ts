import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { failWhenRefused } from '../../documents/guards/guardedDatabase.ts'
import { beingWritten } from '../../documents/operation/operation.ts'
import { auditRow } from '../../documents/audit/auditRow.ts'
import { settle, takeIntended } from './intended.ts'
import { notedWrite } from '../../documents/saving/noteWrite.ts'
import { type Audit, between, recordAudit, settleAudit } from '../../documents/audit/recordAudit.ts'
import { titleOf } from '../../documents/titleOf.ts'

/** How long somebody's saves of one draft count as one spell of editing, in milliseconds. */
const spell = 60 * 60_000

/** Records a write of an entry that was made. */
export const recordIntended: CollectionAfterChangeHook = async (given) => {
  const { collection, doc, operation, req } = given
  if (req.context.sample === true) return
  failWhenRefused(given)
  const intended = takeIntended(req, beingWritten(collection.slug, operation, doc))
  const document = nameOf(collection.slug, doc.id)
  if (intended.rows.length > 0) return settle(req, intended, document)
  for (const audit of intended.audits)
    if (audit.action !== 'edit' || !(await isToldAlready(req, document, audit)))
      await recordAudit(req, { ...audit, document })
}

/** A deletion is recorded before it is made: afterwards there is nothing to name it by. */
export const recordDeletion: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  if (req.context.sample === true) return
  const doc = await req.payload.db.findOne({ collection: collection.slug, where: { id: { equals: id } }, req })
  const row = await recordAudit(req, {
    action: 'delete',
    document: nameOf(collection.slug, id),
    title: doc === null ? undefined : titleOf(collection, doc),
    isDone: false,
  })
  notedWrite(req, collection.slug, id).deleting.set(String(id), row)
}

/** Settles the row of a deletion that was made. */
export const settleDeletion: CollectionAfterDeleteHook = async ({ collection, id, req }) => {
  const row = notedWrite(req, collection.slug, id).deleting.get(String(id))
  if (row !== undefined) await settleAudit(req, row, nameOf(collection.slug, id))
}

/**
 * Whether the newest rows of a document tell already that this person edits these fields: a spell of editing is told
 * once a field, not once a save.
 */
async function isToldAlready(req: PayloadRequest, document: string, { changes = [] }: Audit): Promise<boolean> {
  const { docs } = await req.payload.db.find({
    collection: 'audits',
    where: { document: { equals: document } },
    sort: '-at',
    limit: 20,
    pagination: false,
    req,
  })
  const told = new Set<string>()
  for (const row of docs.map((doc) => auditRow.parse(doc))) {
    const isSpell =
      row.action === 'edit' && row.user === req.user?.id && Math.abs(Date.parse(row.at) - Date.now()) < spell
    if (!isSpell) break
    for (const change of row.changes?.split(between) ?? []) told.add(change)
  }
  return changes.every((change) => told.has(change))
}
