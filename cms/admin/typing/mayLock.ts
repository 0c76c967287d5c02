import { type BuildFormStateArgs, type CollectionSlug, executeAccess, type SanitizedPermissions } from 'payload'
import { idsOf } from '../../documentIds.ts'

type Asked = Pick<BuildFormStateArgs, 'collectionSlug' | 'globalSlug' | 'id' | 'req'>

/**
 * Whether somebody may keep others from a document while editing it: who may update that very document, which is there.
 * Payload locks whatever id is sent, for whoever asks.
 */
export async function mayLock(
  { collectionSlug, globalSlug, id, req }: Asked,
  permissions: SanitizedPermissions,
): Promise<boolean> {
  const { collections, db } = req.payload
  if (!collectionSlug) return Boolean(permissions.globals?.[globalSlug ?? '']?.update)
  // the call was read as one about a collection that there is
  const slug = collectionSlug as CollectionSlug
  if (typeof id !== 'string' || !idsOf(db.name)(id)) return false
  const access = await executeAccess({ id, disableErrors: true, req }, collections[slug].config.access.update)
  if (access === false) return false
  const isIt = { id: { equals: id } }
  const where = access === true ? isIt : { and: [isIt, access] }
  return (await db.count({ collection: slug, where, req })).totalDocs > 0
}
