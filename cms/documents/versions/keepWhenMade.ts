import type { CollectionBeforeChangeHook } from 'payload'

/**
 * Keeps when an entry was made. Nobody may write `createdAt`, and of a version that is restored Payload 3.90 then leaves
 * it out: the next publish would fail on SQLite, and the entry would lose its place in lists on MongoDB.
 */
export const keepWhenMade: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  const made: unknown = originalDoc?.createdAt
  if (operation === 'update' && made && !data['createdAt']) data['createdAt'] = made
  return data
}
