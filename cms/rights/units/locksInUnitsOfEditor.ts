import type { PayloadRequest, Where } from 'payload'

/** Most locks that are looked at, the latest first: each is of somebody who edits at this moment. */
const mostLocks = 500

/** The locks of documents that a unit editor may read. */
export async function locksInUnitsOfEditor({
  payload,
  user,
}: Pick<PayloadRequest, 'payload' | 'user'>): Promise<Where> {
  const { docs } = await payload.find({
    collection: 'payload-locked-documents',
    depth: 0,
    sort: '-updatedAt',
    limit: mostLocks,
    pagination: false,
    overrideAccess: true,
  })
  const locks = docs.flatMap(({ id, document }) => {
    if (!document) return []
    const { relationTo, value } = document
    return [{ id, collection: relationTo, of: typeof value === 'string' ? value : value.id }]
  })
  const readable: (string | number)[] = []
  for (const [collection, some] of Map.groupBy(locks, (lock) => lock.collection)) {
    const found = await payload.find({
      collection,
      where: { id: { in: some.map((lock) => lock.of) } },
      select: { updatedAt: true },
      depth: 0,
      limit: 0,
      pagination: false,
      overrideAccess: false,
      disableErrors: true,
      user,
    })
    const ids = new Set(found.docs.map(({ id }) => String(id)))
    readable.push(...some.filter((lock) => ids.has(String(lock.of))).map(({ id }) => id))
  }
  return { id: { in: readable } }
}
