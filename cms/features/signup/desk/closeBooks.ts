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

type Override = NonNullable<SeatsRow['override']> | null
/** What staff say of books, by their keys. */
export type Overrides = Map<string, Override>

/**
 * Closes everything of an entry that one can sign up for, whatever the entry says, once the transaction is committed: of
 * those who sign up meanwhile, each has done so before, and is seen in it, or is refused afterwards. What nobody has
 * signed up for yet gets its row, so that the first one finds it closed.
 * @param req whose transaction it is
 * @returns the keys of its books, each with what was said of it before
 */
export async function closeBooks(
  payload: Payload,
  { collection, entry }: Omit<Bookable, 'occasion'>,
  req: PayloadRequest,
): Promise<Overrides> {
  const found = await payload.db.findOne({ collection, where: { id: { equals: entry } }, req })
  const { signUpHere, sessions, showings, dates } = bookables.parse(found ?? {})
  const known: Overrides = new Map()
  for (const key of await bookKeysOf(payload, { collection, entry }, req))
    known.set(key, await say(payload, key, 'closed', req))
  if (signUpHere?.isOn !== true) return known
  const rows = [undefined, ...[...(sessions ?? []), ...(showings ?? []), ...(dates ?? [])].map(({ id }) => id)]
  for (const occasion of rows) {
    const bookable = { collection, entry, ...(occasion !== undefined && { occasion }) }
    const key = keyOf(bookable)
    if (known.has(key)) continue
    try {
      await makeRow(payload, bookable, { override: 'closed', req })
      known.set(key, null)
    } catch (error) {
      // somebody was the first to sign up since it was looked
      if ((await readRow(payload, key)) === undefined) throw error
      // what this transaction sees of MongoDB is of before that: the whole has to be done again
      if (payload.db.name !== 'sqlite') throw new SavedMeanwhile()
      known.set(key, await say(payload, key, 'closed', req))
    }
  }
  return known
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

/** Says of books what staff say of them; null has them say what their entry says. @param req whose transaction it is */
export async function sayOfBooks(payload: Payload, overrides: Overrides, req: PayloadRequest): Promise<void> {
  for (const [key, override] of overrides) await say(payload, key, override, req)
}

/** Says of books again what was said of them, but of those of which staff have said something since. @param req whose transaction it is */
export async function takeBackOfBooks(
  payload: Payload,
  { before, said }: { before: Overrides; said: Overrides },
  req: PayloadRequest,
): Promise<void> {
  for (const [key, override] of before) {
    const row = await lockRow(payload, key, req)
    if ((row.override ?? null) === said.get(key)) await write(payload, row, override, req)
  }
}

/** @returns what was said of it before */
async function say(payload: Payload, key: string, override: Override, req: PayloadRequest): Promise<Override> {
  const row = await lockRow(payload, key, req)
  await write(payload, row, override, req)
  return row.override ?? null
}

async function write(
  { db }: Payload,
  { id }: Pick<SeatsRow, 'id'>,
  override: Override,
  req: PayloadRequest,
): Promise<void> {
  await db.updateOne({ collection: 'seats', id, data: { override }, req, returning: false })
}
