import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { signUpLibraryOf } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import { partiesCountingOn } from './countedOn.ts'
import { type Keeping, keepingOf, keepingSchema } from './signedUp.ts'

const entry = keepingSchema.extend({ _status: z.string().nullish() })

/** As much of an entry of a library as says what its books are of. @param doc as it is stored or sent */
export function kept(doc: unknown): { isPublished: boolean; keeping: Keeping } {
  const found = entry.parse(doc)
  return { isPublished: found._status === 'published', keeping: keepingOf(found) }
}

/** What the books of an entry are of now. @param req whose transaction sees it */
export async function keptNow(
  req: PayloadRequest,
  of: { collection: string; id: string },
): Promise<ReturnType<typeof kept>> {
  const collection = signUpLibraryOf(of.collection)
  if (collection === undefined) return kept({})
  const select = { _status: true, signUpHere: true } as const
  return kept((await req.payload.db.findOne({ collection, where: { id: { equals: of.id } }, select, req })) ?? {})
}

/**
 * Holds what the books of an entry are to be of to those who have signed up.
 * @param req whose transaction sees them
 * @throws Refusal when somebody counts on a book that would be given up
 */
export async function refuseGivenUp(
  req: PayloadRequest,
  of: { collection: string; id: string },
  after: Keeping,
): Promise<void> {
  const parties = await partiesCountingOn(req.payload, { collection: of.collection, entry: of.id }, req, {
    keeping: after,
  })
  if (parties > 0) throw reasonToKeep(parties)
}

/** Why books are not given up that people count on. */
export function reasonToKeep(parties: number): Refusal {
  return new Refusal(signUpReason('sign-up-is-counted-on', { parties }), ['signUpHere.per'])
}

/**
 * Tells beforehand whether an entry could be published as it is to be: what `keepBooks` would refuse then.
 * @param newest the text that is to be published
 * @throws Refusal as above
 */
export async function refuseBooksGivenUp(
  req: PayloadRequest,
  of: { collection: string; id: string },
  newest: unknown,
): Promise<void> {
  if (signUpLibraryOf(of.collection) === undefined) return
  const [{ keeping: after }, now] = [kept(newest), await keptNow(req, of)]
  if (!now.isPublished || now.keeping !== after) await refuseGivenUp(req, of, after)
}
