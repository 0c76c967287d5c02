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
 * it or the page asks for it to choose from. Payload asks that too, and answers a no as an error of the server.
 */
export function mayRender({ collectionSlug, overrideEntityVisibility, permissions, req }: Asked): boolean {
  const { hidden } = req.payload.collections[collectionSlug].config.admin
  const isShown = req.user !== null && !isEntityHidden({ hidden, user: req.user })
  return Boolean(permissions.collections?.[collectionSlug]?.read) && (isShown || overrideEntityVisibility === true)
}
