import type { Payload, PayloadRequest } from 'payload'
import { wholly } from '../../../database/wholly.ts'
import { openedPort } from '../../../documents/port.ts'
import { untilAlone } from '../../../documents/saving/untilAlone.ts'
import { keyOf } from '../asked/bookables.ts'
import { type Bookable, signUpLibraryOf } from '../asked/contract.ts'
import { closeBooks, type Overrides, sayOfBooks } from './closeBooks.ts'
import { partiesCountingOn } from './countedOn.ts'
import type { Keeping } from './signedUp.ts'

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
 * that it has from now on say what it says.
 * @param after what its books are of from now on
 * @param req whose transaction it is
 * @returns what was said of its books before
 * @throws CountedOn when people count on one that is given up
 */
export async function giveUpBooks(
  payload: Payload,
  entry: Omit<Bookable, 'occasion'>,
  after: Keeping,
  req: PayloadRequest,
): Promise<Overrides> {
  const before = await closeBooks(payload, entry, req)
  const parties = await partiesCountingOn(payload, entry, req, after)
  if (parties > 0) throw new CountedOn(parties)
  const isOfAfter = (key: string): boolean => after !== 'nothing' && (key === keyOf(entry)) === (after === 'course')
  const opened = [...before.keys()].filter(isOfAfter).map((key) => [key, null] as const)
  await sayOfBooks(payload, new Map(opened), req)
  return before
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
  after: Keeping,
  write: () => Promise<void>,
): Promise<void> {
  const collection = signUpLibraryOf(slug)
  if (collection === undefined) return write()
  const alone = <T>(work: (req: PayloadRequest) => Promise<T>): Promise<T> => {
    const run = (): Promise<T> => untilAlone(() => wholly(payload, work))
    return openedPort()?.apart(run) ?? run()
  }
  const before = await alone((req) => giveUpBooks(payload, { collection, entry: id }, after, req))
  try {
    await write()
  } catch (error) {
    await alone((req) => sayOfBooks(payload, before, req))
    throw error
  }
}
