import type { CollectionBeforeDeleteHook, Payload } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { signUpLibraryOf } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import { partiesCountingOnEach } from './countedOn.ts'
import { CountedOn, giveUpBooks } from './giveUpBooks.ts'
import { nothingAfter } from './signedUp.ts'

/**
 * Of some entries of one collection, of which few have been signed up for, people count on none.
 * @param ids of entries
 * @throws Refusal when they do
 */
export async function mustAllBeCountedOnByNobody(
  payload: Pick<Payload, 'db'>,
  collection: string,
  ids: Iterable<string>,
): Promise<void> {
  const gone = new Map([...ids].map((id) => [id, nothingAfter] as const))
  const [parties] = (await partiesCountingOnEach(payload, collection, gone)).values()
  if (parties !== undefined) throw new Refusal(signUpReason('signed-up-for', { parties }))
}

/**
 * What people have signed up for is not deleted for good before they know: afterwards nothing could tell them. Counted is
 * under the locks of its books, which stay closed: nobody signs up in the same moment.
 */
export const keepSignedUp: CollectionBeforeDeleteHook = async ({ collection: { slug }, id, req }) => {
  const collection = signUpLibraryOf(slug)
  if (collection === undefined) return
  try {
    await giveUpBooks(req.payload, { collection, entry: String(id) }, nothingAfter, req)
  } catch (error) {
    if (error instanceof CountedOn) throw new Refusal(signUpReason('signed-up-for', { parties: error.parties }))
    throw error
  }
}
