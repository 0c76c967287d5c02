import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { bringsFile } from '../../../content/files/edits.ts'
import { deliveryReason } from './refusals.ts'

const named = z.object({ day: z.string(), place: z.string(), photos: z.array(z.string()) })

/**
 * The delivery that a picture proves; what was withdrawn proves nothing.
 * @param req whose transaction sees it
 */
export async function photoOf({ db, collections }: Payload, id: string, req?: PayloadRequest) {
  if (!Object.hasOwn(collections, 'deliveries')) return undefined
  // of a list in JSON both databases look for a text within its texts
  const where: Where = { and: [{ photos: { contains: id } }, { isWithdrawn: { not_equals: true } }] }
  const { docs } = await db.find({ collection: 'deliveries', where, limit: 10, ...(req && { req }) })
  return docs.map((doc) => named.parse(doc)).find(({ photos }) => photos.includes(id))
}

/** Nobody deletes for ever a picture by which a delivery is proved: no relation says that it is one, and nothing brings it back. */
export const keepPhotos: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const found = await photoOf(req.payload, String(id), req)
  if (found !== undefined) throw new Refusal(deliveryReason('photo-of-delivery', found))
}

/** Nor is another picture put in its place, whoever does it: the words beside it may be put right. */
export const keepPhotosAsTheyAre: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || !bringsFile(req)) return data
  const { id } = z.object({ id: z.string() }).parse(originalDoc)
  const found = await photoOf(req.payload, id, req)
  if (found !== undefined) throw new Refusal(deliveryReason('photo-replaced', found))
  return data
}
