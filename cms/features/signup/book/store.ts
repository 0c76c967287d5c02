import { randomBytes } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { writeIf } from '../../../database/writeIf.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { type Book, countsOf, put } from '../rules/book.ts'
import { takenIn } from '../rules/room.ts'
import { standing } from '../asked/words.ts'
import { partyFields, partyOf } from './registrationRow.ts'
import { seatsRow } from './seatsRow.ts'

/** As much of a row of `seats` as its lock is taken with. */
const lockedRow = seatsRow.pick({
  ...{ id: true, revision: true, last: true, capacity: true, override: true, trialUntil: true, ends: true },
  ...{ seed: true, drawnAt: true, spoken: true },
})
export type SeatsRow = z.infer<typeof lockedRow>

/** A transaction, as the adapters take it. */
export type InTransaction = Pick<PayloadRequest, 'transactionID'> & PayloadRequest

/** The row of a bookable; made when there is none. Of several servers that make it at once, one does. */
export async function ensureRow(payload: Payload, bookable: Bookable): Promise<void> {
  const key = keyOf(bookable)
  if ((await readRow(payload, key)) !== undefined) return
  try {
    await makeRow(payload, bookable)
  } catch (error) {
    if ((await readRow(payload, key)) === undefined) throw error
  }
}

/** Makes the row of a bookable. @throws when there is one */
export async function makeRow(
  payload: Payload,
  bookable: Bookable,
  { override, req }: Pick<SeatsRow, 'override'> & { req?: PayloadRequest } = {},
): Promise<void> {
  const { collection: library, entry, occasion = null } = bookable
  const sums = { revision: 0, capacity: 0, confirmed: 0, held: 0, left: 0, waiting: 0, pooled: 0, last: 0 }
  const seed = randomBytes(32).toString('hex')
  const data = { key: keyOf(bookable), library, entry, occasion, seed, ...sums, ...(override && { override }) }
  await payload.db.create({ collection: 'seats', data, ...(req && { req }) })
}

/** The row of a bookable; undefined while there is none. */
export async function readRow(payload: Payload, key: string): Promise<SeatsRow | undefined> {
  const found = await payload.db.findOne({ collection: 'seats', where: { key: { equals: key } } })
  return found === null ? undefined : lockedRow.parse(found)
}

/**
 * Takes the lock of a bookable: until the end of the transaction nobody else writes anything that belongs to it.
 * @returns its row, with the revision that this write has given it
 * @throws on MongoDB when somebody else is about to write it
 */
export async function lockRow(payload: Payload, key: string, req: InTransaction): Promise<SeatsRow> {
  return lockedRow.parse(await lockRowIfThere(payload, key, req))
}

/** The same of a row that another server may have removed. @returns undefined when there is none */
export async function lockRowIfThere(payload: Payload, key: string, req: InTransaction): Promise<SeatsRow | undefined> {
  const row = await writeIf(payload, 'seats', { key: { equals: key } }, { revision: { $inc: 1 } }, req)
  return row === undefined ? undefined : lockedRow.parse(row)
}

/** Reads a book of its registrations, as a transaction sees them. @param row of `seats`, whose lock it has */
export async function readBook(
  payload: Payload,
  key: string,
  row?: Pick<SeatsRow, 'drawnAt' | 'last'>,
  req?: InTransaction,
): Promise<Book> {
  const { docs } = await payload.db.find({
    collection: 'registrations',
    where: { and: [{ bookable: { equals: key } }, { state: { in: [...standing] } }] },
    select: partyFields,
    pagination: false,
    limit: 0,
    ...(req && { req }),
  })
  const drawnAt = row?.drawnAt ? Date.parse(row.drawnAt) : undefined
  const book: Book = { parties: new Map(), last: row?.last ?? 0, drawnAt }
  for (const doc of docs) put(book, partyOf(doc))
  return book
}

/**
 * Writes the sums of a book into its row.
 * @param next when something is due, and `ends` when all of it is over, in milliseconds since the epoch; Infinity when nothing is,
 * or nobody knows
 */
export async function writeSums(
  payload: Payload,
  { id, override, trialUntil, spoken }: SeatsRow,
  book: Book,
  { capacity, next, ends }: { capacity: number; next: number; ends: number },
  req: InTransaction,
): Promise<void> {
  await payload.db.updateOne({
    collection: 'seats',
    id,
    data: {
      ...countsOf(book, capacity),
      takenBy: takenIn(book).by,
      capacity,
      override: override ?? null,
      trialUntil: trialUntil ?? null,
      spoken: spoken ?? null,
      last: book.last,
      next: Number.isFinite(next) ? new Date(next).toISOString() : null,
      ...(Number.isFinite(ends) && { ends: new Date(ends).toISOString() }),
      drawnAt: book.drawnAt === undefined ? null : new Date(book.drawnAt).toISOString(),
    },
    req,
    returning: false,
  })
}
