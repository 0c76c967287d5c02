import type { Payload, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { openedPort } from '../../../documents/port.ts'
import { signUpLibraryOf } from '../asked/contract.ts'
import { seatsRow } from '../book/seatsRow.ts'
import { type Told, toldSchema } from '../rules/changes.ts'
import { type After, givenUpBy, nothingAfter, type SignedUp, signedUpFor } from './signedUp.ts'

const countedOn = seatsRow.pick({ occasion: true, ends: true }).extend({ told: toldSchema.nullish().catch(undefined) })

/** As much of a row of `seats` as says whether people still count on what it is of. */
export type CountedRow = z.infer<typeof countedOn>

/**
 * How many registrations of an entry are of people who would stand before a locked door: what they have signed up for is not
 * over, and they were not told that it is off.
 * @param rows of `seats`
 * @param now milliseconds since the epoch
 */
export function countingOn(rows: readonly CountedRow[], { whole, rows: dates }: SignedUp, now: number): number {
  return rows
    .filter(({ ends, told }) => !(ends && Date.parse(ends) <= now) && !isToldOff(told ?? undefined, now))
    .reduce((sum, { occasion }) => sum + (occasion ? (dates.get(occasion) ?? 0) : whole), 0)
}

/** Whether people were told that all of it is off that is still to come. */
function isToldOff(told: Told | undefined, now: number): boolean {
  return told !== undefined && told.times.every(({ isOff, start }) => isOff || Date.parse(start) <= now)
}

/**
 * How many registrations are of people who still count on an entry.
 * @param entry of a library
 * @param req whose transaction sees it
 * @param after what its books are of from now on: then only those count whose book is given up
 */
export async function partiesCountingOn(
  payload: Pick<Payload, 'db'>,
  entry: { collection: string; entry: string },
  req?: PayloadRequest,
  after: After = nothingAfter,
): Promise<number> {
  const signedUp = givenUpBy(after, await signedUpFor(payload, entry, req))
  if (signedUp.whole + signedUp.rows.size === 0) return 0
  const { docs } = await payload.db.find({
    collection: 'seats',
    where: { and: [{ library: { equals: entry.collection } }, { entry: { equals: entry.entry } }] },
    pagination: false,
    limit: 0,
    ...(req && { req }),
  })
  const now = openedPort()?.clock.certainNow() ?? Date.now()
  return countingOn(
    docs.map((doc) => countedOn.parse(doc)),
    signedUp,
    now,
  )
}

/**
 * How many registrations of people count on each of some entries of one collection, of which few have been signed up for.
 * @param after what the books of each are of from now on, by its id; those of which nobody counts on anything are missing
 */
export async function partiesCountingOnEach(
  payload: Pick<Payload, 'db'>,
  collection: string,
  after: ReadonlyMap<string, After>,
): Promise<Map<string, number>> {
  if (signUpLibraryOf(collection) === undefined) return new Map()
  const { docs } = await payload.db.find<{ id: string; entry: string }>({
    collection: 'seats',
    where: { and: [{ library: { equals: collection } }, { entry: { in: [...after.keys()] } }] },
    select: { entry: true },
    pagination: false,
    limit: 0,
  })
  const found = new Map<string, number>()
  for (const entry of new Set(docs.map((doc) => doc.entry))) {
    const parties = await partiesCountingOn(payload, { collection, entry }, undefined, after.get(entry))
    if (parties > 0) found.set(entry, parties)
  }
  return found
}
