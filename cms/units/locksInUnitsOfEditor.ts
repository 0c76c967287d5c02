import type { PayloadRequest, Where } from 'payload'

/** The locks of documents that a unit editor may read. There are as many locks as people who edit at this moment. */
export async function locksInUnitsOfEditor({
  payload,
  user,
}: Pick<PayloadRequest, 'payload' | 'user'>): Promise<Where> {
  const { docs } = await payload.find({
    collection: 'payload-locked-documents',
    depth: 0,
    pagination: false,
    overrideAccess: true,
  })
  const readable = await Promise.all(
    docs.map(async ({ id, document }) => {
      if (!document) return undefined
      const found = await payload.find({
        collection: document.relationTo,
        where: { id: { equals: typeof document.value === 'string' ? document.value : document.value.id } },
        depth: 0,
        limit: 1,
        pagination: false,
        overrideAccess: false,
        disableErrors: true,
        user,
      })
      return found.docs.length > 0 ? id : undefined
    }),
  )
  return { id: { in: readable.filter((id) => id !== undefined) } }
}
