import type { Payload } from 'payload'
import { photoOf } from '../../grassroots/deliveries/keepPhotos.ts'
import { awaitedOf } from '../../grassroots/orders/keepAwaited.ts'
import { reportedOf } from '../../grassroots/returns/keepReported.ts'
import type { Image } from '../journal/entry.ts'
import type { Obstacle } from '../journal/kept.ts'

/**
 * What keeps a document from being put back as an image has it, since people rely on what it is now. Hooks of Payload's
 * ask the same of everybody else's writes.
 * @param parties how many registrations count on what it would no longer be; undefined for none
 */
export async function heldBy(
  payload: Payload,
  { collection, id }: { collection: string; id: string },
  image: Image | undefined,
  parties: number | undefined,
): Promise<Obstacle | undefined> {
  if (parties !== undefined) return { reason: 'counted-on', parties }
  const isGone = !image?.main
  const what = await reportedOf(payload, { collection, id, isGone })
  if (what !== undefined) return { reason: 'reported', what }
  const isAwaited = isGone && (await awaitedOf(payload, { collection, id })) !== undefined
  return isAwaited ? { reason: 'reported', what: '没办完的点单' } : undefined
}

/** What keeps a picture from being taken away. */
export async function pictureHeldBy(payload: Payload, id: string): Promise<Obstacle | undefined> {
  const isProof = (await photoOf(payload, id)) !== undefined
  return isProof ? { reason: 'reported', what: '场次记录' } : undefined
}
