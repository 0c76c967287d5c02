import { type CollectionSlug, isEntityHidden, type PayloadRequest, type SanitizedPermissions } from 'payload'

/** What is asked for of a collection, with what Payload knows of who asks. */
interface Asked {
  collectionSlug: CollectionSlug
  overrideEntityVisibility?: boolean | null
  permissions: SanitizedPermissions
  req: PayloadRequest
}

/**
 * Whether somebody may have a list or a document of a collection drawn: who may read some of it, where their admin shows
 * it or the page asks for it to choose from; of a setting its versions. Payload asks that too, and answers a no as an error of the server.
 */
export function mayRender({ collectionSlug, overrideEntityVisibility, permissions, req }: Asked): boolean {
  const collection = Object.hasOwn(req.payload.collections, collectionSlug)
    ? req.payload.collections[collectionSlug]
    : undefined
  // of a global it is the versions
  if (collection === undefined) return Boolean(permissions.globals?.[collectionSlug]?.readVersions)
  const { hidden } = collection.config.admin
  const isShown = req.user !== null && !isEntityHidden({ hidden, user: req.user })
  return Boolean(permissions.collections?.[collectionSlug]?.read) && (isShown || overrideEntityVisibility === true)
}
