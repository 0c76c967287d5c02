import type { PayloadRequest, TypedUser } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import { openedSignUps } from '../endpoints/answer.ts'
import { type DeskRight, mustReach } from './reach.ts'
import { listedOf } from './listed.ts'

/**
 * Whoever asks, for something that they name themselves: the site offers it, or somebody has signed up for it before it
 * was taken off, however they stand now. What was never there has no book, and none is to be made of it.
 * @throws Refusal as `mustReach`, or when nobody knows of it
 */
export async function mustReachBookable(req: PayloadRequest, right: DeskRight, of: Bookable): Promise<TypedUser> {
  const user = await mustReach(req, right, of)
  if (listedOf(openedSignUps().catalogue, of).offered !== undefined) return user
  const where = { bookable: { equals: keyOf(of) } }
  const found = await req.payload.db.findOne({ collection: 'registrations', where, select: { bookable: true } })
  if (found === null) throw new Refusal(signUpReason('nothing-at-the-desk'))
  return user
}
