import type { Payload } from 'payload'
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
  const what = await reportedOf(payload, { collection, id, isGone: !image?.main })
  return what === undefined ? undefined : { reason: 'reported', what }
}
