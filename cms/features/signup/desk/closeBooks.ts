import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { SavedMeanwhile } from '../../../documents/saving/savedMeanwhile.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { seatsRow } from '../book/seatsRow.ts'
import { lockRow, makeRow, readRow, type SeatsRow } from '../book/store.ts'

const row = z.object({ id: z.string() })
/** As much of an entry of a library as says what one can sign up for. */
const bookables = z.object({
  signUpHere: z.object({ isOn: z.boolean().nullish() }).nullish(),
  ...{ sessions: z.array(row).nullish(), showings: z.array(row).nullish(), dates: z.array(row).nullish() },
})
const named = seatsRow.pick({ key: true })

/**
 * Closes everything of an entry that one can sign up for, whatever the entry says, once the transaction is committed: of
 * those who sign up meanwhile, each has done so before, and is seen in it, or is refused afterwards. What nobody has
 * signed up for yet gets its row, so that the first one finds it closed.
 * @param req whose transaction it is
 * @returns the keys of its books
 */
export async function closeBooks(
  payload: Payload,
  { collection, entry }: Omit<Bookable, 'occasion'>,
  req: PayloadRequest,
): Promise<string[]> {
  const found = await payload.db.findOne({ collection, where: { id: { equals: entry } }, req })
  const { signUpHere, sessions, showings, dates } = bookables.parse(found ?? {})
  const known = new Set(await bookKeysOf(payload, { collection, entry }, req))
  for (const key of known) await say(payload, key, 'closed', req)
  if (signUpHere?.isOn !== true) return [...known]
  const rows = [undefined, ...[...(sessions ?? []), ...(showings ?? []), ...(dates ?? [])].map(({ id }) => id)]
  for (const occasion of rows) {
    const bookable = { collection, entry, ...(occasion !== undefined && { occasion }) }
    const key = keyOf(bookable)
    if (known.has(key)) continue
    try {
      await makeRow(payload, bookable, { override: 'closed', req })
    } catch (error) {
      // somebody was the first to sign up since it was looked
      if ((await readRow(payload, key)) === undefined) throw error
      // what this transaction sees of MongoDB is of before that: the whole has to be done again
      if (payload.db.name !== 'sqlite') throw new SavedMeanwhile()
      await say(payload, key, 'closed', req)
    }
    known.add(key)
  }
  return [...known]
}

/** The keys of the books that there are of an entry. @param req whose transaction sees it */
async function bookKeysOf(
  payload: Payload,
  { collection, entry }: Omit<Bookable, 'occasion'>,
  req: PayloadRequest,
): Promise<string[]> {
  const { docs } = await payload.db.find({
    collection: 'seats',
    where: { and: [{ library: { equals: collection } }, { entry: { equals: entry } }] },
    select: { key: true },
    pagination: false,
    limit: 0,
    req,
  })
  return docs.map((doc) => named.parse(doc).key)
}

/** Has books say nothing of their own any more: what the entry says holds. @param req whose transaction it is */
export async function openBooks(payload: Payload, keys: readonly string[], req: PayloadRequest): Promise<void> {
  for (const key of keys) await say(payload, key, null, req)
}

async function say(payload: Payload, key: string, override: SeatsRow['override'], req: PayloadRequest): Promise<void> {
  const { id } = await lockRow(payload, key, req)
  await payload.db.updateOne({ collection: 'seats', id, data: { override }, req, returning: false })
}
