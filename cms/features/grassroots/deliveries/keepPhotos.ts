import type { CollectionBeforeDeleteHook, Where } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { deliveryReason } from './refusals.ts'

const named = z.object({ day: z.string(), place: z.string(), photos: z.array(z.string()) })

/**
 * Nobody deletes for ever a picture by which a delivery is proved: no relation says that it is one, and nothing brings it
 * back. What was withdrawn proves nothing.
 */
export const keepPhotos: CollectionBeforeDeleteHook = async ({ id, req }) => {
  // of a list in JSON both databases look for a text within its texts
  const where: Where = { and: [{ photos: { contains: String(id) } }, { isWithdrawn: { not_equals: true } }] }
  const { docs } = await req.payload.db.find({ collection: 'deliveries', where, limit: 10, req })
  const found = docs.map((doc) => named.parse(doc)).find(({ photos }) => photos.includes(String(id)))
  if (found !== undefined) throw new Refusal(deliveryReason('photo-of-delivery', found))
}
