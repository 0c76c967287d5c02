import type { CollectionSlug, Payload } from 'payload'
import { changedFields } from '../../../documents/audit/changes.ts'
import type { Mentioned } from '../journal/entry.ts'
import type { DoneSince } from '../journal/kept.ts'
import { leftVersionIn, mixed, versionIdsIn } from '../journal/rawDocuments.ts'
import { collectionOf, notedIds } from './notedIds.ts'

type State = Record<string, unknown>

/** What only says how far a text has come. */
const ofReview = ['stage', 'writers', 'menders', '_status']

/**
 * What somebody has done since a batch to a document that it wrote, as far as an undo would lose it. Steps of the review
 * that change no word count for nothing: what was handed in alone can be taken back.
 * @param left the mark that the batch left; undefined when it is not known
 */
export async function doneSince(
  payload: Payload,
  noted: Mentioned,
  left: string | undefined,
): Promise<DoneSince | undefined> {
  const collection = collectionOf(noted) as CollectionSlug
  const id = (await notedIds(payload, [noted])).get(noted)
  const { db, collections } = payload
  const { flattenedFields, versions } = collections[collection].config
  const main =
    id === undefined ? null : await db.findOne<State & { id: string }>({ collection, where: { id: { equals: id } } })
  if (main === null || main['deletedAt']) return 'deleted'
  if (!versions || left === undefined || left === mixed || left === '') return 'changed'
  const { docs } = await db.findVersions<State>({
    collection,
    where: { parent: { equals: id } },
    pagination: false,
    limit: 0,
  })
  const written = docs.find((one) => String(one.id) === leftVersionIn(left))
  if (written === undefined) return 'changed'
  const known = new Set(versionIdsIn(left))
  const later = docs.filter((one) => !known.has(String(one.id))).map(({ version }) => version)
  const before = written.version
  const fields = flattenedFields.filter(({ name }) => !ofReview.includes(name))
  if (later.length === 0 || later.some((state) => changedFields(fields, before, state).length > 0)) return 'changed'
  const isPublished = ({ _status }: State): boolean => _status === 'published'
  if (isPublished(before)) return later.every(isPublished) ? undefined : 'unpublished'
  return later.some(isPublished) ? 'published' : undefined
}
