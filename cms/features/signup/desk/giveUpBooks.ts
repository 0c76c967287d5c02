import type { Payload, PayloadRequest } from 'payload'
import { wholly } from '../../../database/wholly.ts'
import { openedPort } from '../../../documents/port.ts'
import { untilAlone } from '../../../documents/saving/untilAlone.ts'
import { keyOf } from '../asked/bookables.ts'
import { type Bookable, signUpLibraryOf } from '../asked/contract.ts'
import { keptNow } from './booksGivenUp.ts'
import { closeBooks, type Overrides, sayOfBooks, takeBackOfBooks } from './closeBooks.ts'
import { partiesCountingOn } from './countedOn.ts'
import type { After } from './signedUp.ts'

/** Thrown where books would be given up that people count on. */
export class CountedOn extends Error {
  readonly parties: number

  /** @param parties how many registrations */
  constructor(parties: number) {
    super()
    this.parties = parties
  }
}

/**
 * Gives up the books that an entry is about to have no longer: they stay closed, whoever signs up in the same moment; those
 * that it has from now on, and had not, say what it says; what staff have said of the others stays, and so it does of an
 * entry that is not public, for which nobody signs up meanwhile.
 * @param after what its books are of from now on
 * @param req whose transaction it is
 * @returns what was said of its books before, and what is said now
 * @throws CountedOn when people count on one that is given up
 */
export async function giveUpBooks(
  payload: Payload,
  entry: Omit<Bookable, 'occasion'>,
  after: After,
  req: PayloadRequest,
): Promise<{ before: Overrides; said: Overrides }> {
  const now = await keptNow(req, { collection: entry.collection, id: entry.entry })
  const before = await closeBooks(payload, entry, req)
  const parties = await partiesCountingOn(payload, entry, req, after)
  if (parties > 0) throw new CountedOn(parties)
  const isNew = now.isPublished && now.keeping !== after.keeping
  const kept = [...before].filter(([key]) => isOf(key, entry, after))
  const opened: Overrides = new Map(kept.map(([key, override]) => [key, isNew ? null : override]))
  await sayOfBooks(payload, opened, req)
  const closed = [...before.keys()].map((key) => [key, 'closed'] as const)
  return { before, said: new Map([...closed, ...opened]) }
}

/** Whether a book is one that an entry has from now on. */
function isOf(key: string, entry: Omit<Bookable, 'occasion'>, { keeping, dates }: After): boolean {
  if (keeping !== 'occasion') return keeping === 'course' && key === keyOf(entry)
  const beginning = keyOf({ ...entry, occasion: '' })
  return key.startsWith(beginning) && (dates?.has(key.slice(beginning.length)) ?? true)
}

/**
 * Writes an entry past Payload's hooks, under the same rule: its books are given up before, and are what they were when
 * nothing was written.
 * @param after what its books are of from now on
 * @param write is no part of a transaction
 * @throws CountedOn as above, and what `write` throws
 */
export async function writeGivingUp(
  payload: Payload,
  { collection: slug, id }: { collection: string; id: string },
  after: After,
  write: () => Promise<void>,
): Promise<void> {
  const collection = signUpLibraryOf(slug)
  if (collection === undefined) return write()
  const alone = <T>(work: (req: PayloadRequest) => Promise<T>): Promise<T> => {
    const run = (): Promise<T> => untilAlone(() => wholly(payload, work))
    return openedPort()?.apart(run) ?? run()
  }
  const { before, said } = await alone((req) => giveUpBooks(payload, { collection, entry: id }, after, req))
  try {
    await write()
  } catch (error) {
    await alone((req) => takeBackOfBooks(payload, { before, said }, req))
    throw error
  }
}
