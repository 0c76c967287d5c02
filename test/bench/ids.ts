import { createHash } from 'node:crypto'

/** How a database writes its ids. */
export type Ids = 'uuid' | 'objectId'

/** The id of a generated document. UUIDs are scattered as real ones are; ObjectIds rise. */
export function idFor(collection: string, index: number, ids: Ids): string {
  const hash = createHash('sha1')
    .update(ids === 'uuid' ? `${collection}/${index}` : collection)
    .digest('hex')
  if (ids === 'objectId') return hash.slice(0, 16) + index.toString(16).padStart(8, '0')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
