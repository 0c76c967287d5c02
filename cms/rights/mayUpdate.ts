import { type CollectionSlug, executeAccess, type GlobalSlug, type PayloadRequest } from 'payload'
import { idsOf } from '../database/documentIds.ts'

/** What somebody would update: a document of a collection, or a global. */
export type Updated = { collection: CollectionSlug; id: unknown } | { global: GlobalSlug }

/** Whether whoever asks may update that very document, which is there, by the rule of its collection or global. */
export async function mayUpdate(what: Updated, req: PayloadRequest): Promise<boolean> {
  const { collections, config, db } = req.payload
  if ('global' in what) {
    const found = config.globals.find(({ slug }) => slug === what.global)
    return found !== undefined && (await executeAccess({ disableErrors: true, req }, found.access.update)) !== false
  }
  const { collection, id } = what
  if (typeof id !== 'string' || !idsOf(db.name)(id)) return false
  const access = await executeAccess({ id, disableErrors: true, req }, collections[collection].config.access.update)
  if (access === false) return false
  const isIt = { id: { equals: id } }
  const where = access === true ? isIt : { and: [isIt, access] }
  return (await db.count({ collection, where, req })).totalDocs > 0
}
