import type { PayloadRequest } from 'payload'

/**
 * Ends the locks that a person has on a document: whoever has taken a step on it is done with it, and the next one, who
 * is to review it, is not to be kept out by the form that is still open.
 */
export async function giveUpLock({ payload, user }: PayloadRequest, collection: string, id: string): Promise<void> {
  if (user === null) return
  await payload.db.deleteMany({
    collection: 'payload-locked-documents',
    where: {
      and: [
        { 'document.relationTo': { equals: collection } },
        { 'document.value': { equals: id } },
        { 'user.value': { equals: user.id } },
      ],
    },
  })
}
