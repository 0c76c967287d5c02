import type { CollectionBeforeChangeHook } from 'payload'

/**
 * Whoever takes a lock over has it, and it stays the lock of its document: Payload (3.90) believes a client about both, so
 * that one could lock others out of what one may not even read, in anybody's name.
 */
export const keepLock: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || req.user === null) return data
  const { document, globalSlug } = originalDoc as Record<string, unknown>
  return { ...data, document, globalSlug, user: { relationTo: 'users', value: req.user.id } }
}
