import type { Payload } from 'payload'
import type { z } from 'zod'
import { wholly } from '../../../database/wholly.ts'
import { mayBeWrittenAgain } from '../../../documents/saving/savedMeanwhile.ts'
import { type Book, countsOf } from '../rules/book.ts'
import { takenIn } from '../rules/room.ts'
import { seatsRow } from './seatsRow.ts'
import { type InTransaction, lockRow, readBook, type SeatsRow, writeSums } from './store.ts'

/** How often the mending of one row is tried that others write meanwhile. */
const mostTries = 5

type SumsRow = z.infer<typeof seatsRow>

/** What was looked at, and how many rows had other sums than their registrations. */
export interface Reconciled {
  books: number
  mended: number
}

/**
 * Compares the sums of each row of `seats` with the registrations that they are of, and mends those that differ: whoever
 * wrote past the books, or restored half a database, has leaked places. A row that seems to differ is read again under its
 * lock, so that nothing is mended that somebody is about to write.
 * @param mayGoOn is asked before each row
 */
export async function reconcile(
  payload: Payload,
  apart: <T>(work: () => Promise<T>) => Promise<T>,
  mayGoOn: () => boolean = () => true,
): Promise<Reconciled> {
  const { docs } = await payload.db.find({ collection: 'seats', select: { key: true }, pagination: false, limit: 0 })
  const done: Reconciled = { books: 0, mended: 0 }
  for (const { key } of docs as unknown as { key: string }[]) {
    if (!mayGoOn()) break
    done.books++
    if (await seemsAmiss(payload, key)) done.mended += Number(await apart(() => mend(payload, key)))
  }
  return done
}

async function seemsAmiss(payload: Payload, key: string): Promise<boolean> {
  const found = await payload.db.findOne({ collection: 'seats', where: { key: { equals: key } } })
  if (found === null) return false
  const row = seatsRow.parse(found)
  return isAmiss(row, await recounted(payload, key, row))
}

/** @returns whether there was something to mend */
async function mend(payload: Payload, key: string): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      return await wholly(payload, async (req: InTransaction) => {
        await lockRow(payload, key, req)
        const row = seatsRow.parse(
          await payload.db.findOne({ collection: 'seats', where: { key: { equals: key } }, req }),
        )
        const book = await recounted(payload, key, row, req)
        if (!isAmiss(row, book)) return false
        // whoever looks for what is due looks at it anew, with all that holds now
        await writeSums(payload, row, book, { capacity: row.capacity, next: Date.now(), ends: Infinity }, req)
        return true
      })
    } catch (error) {
      if (!mayBeWrittenAgain(error) || tries === mostTries) throw error
    }
  }
}

/** The book as its registrations have it, with the last number that any of them was given. */
async function recounted(
  payload: Payload,
  key: string,
  row: Pick<SeatsRow, 'drawnAt' | 'last'>,
  req?: InTransaction,
): Promise<Book> {
  const { docs } = await payload.db.find({
    collection: 'registrations',
    where: { bookable: { equals: key } },
    select: { number: true },
    sort: '-number',
    limit: 1,
    pagination: false,
    ...(req && { req }),
  })
  const [newest] = docs as unknown as { number: number }[]
  // a number that was given is not given again, whatever has become of its registration
  return readBook(payload, key, { ...row, last: Math.max(row.last, newest?.number ?? 0) }, req)
}

function isAmiss(row: SumsRow, book: Book): boolean {
  const counts = countsOf(book, row.capacity)
  const { by } = takenIn(book)
  return (
    book.last !== row.last ||
    (['confirmed', 'held', 'left', 'waiting', 'pooled'] as const).some((name) => counts[name] !== row[name]) ||
    !isSame(by, row.takenBy ?? {})
  )
}

function isSame(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every((name) => (one[name] ?? 0) === (other[name] ?? 0))
}
