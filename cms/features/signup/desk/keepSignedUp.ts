import type { CollectionBeforeDeleteHook, Payload, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { openedPort } from '../../../documents/port.ts'
import { signUpReason } from '../asked/refusals.ts'
import { seatsRow } from '../book/seatsRow.ts'
import { type Told, toldSchema } from '../rules/changes.ts'
import { signUpLibraryOf } from '../asked/contract.ts'
import { closeBooks } from './closeBooks.ts'
import { givenUpBy, type Keeping, type SignedUp, signedUpFor } from './signedUp.ts'

const countedOn = seatsRow.pick({ occasion: true, ends: true }).extend({ told: toldSchema.nullish().catch(undefined) })

/** As much of a row of `seats` as says whether people still count on what it is of. */
export type CountedOn = z.infer<typeof countedOn>

/**
 * How many registrations of an entry are of people who would stand before a locked door: what they have signed up for is not
 * over, and they were not told that it is off.
 * @param rows of `seats`
 * @param now milliseconds since the epoch
 */
export function countingOn(rows: readonly CountedOn[], { whole, rows: dates }: SignedUp, now: number): number {
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
  after: Keeping = 'nothing',
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

/** The same. @throws Refusal when there are any */
async function mustBeCountedOnByNobody(
  payload: Pick<Payload, 'db'>,
  entry: { collection: string; entry: string },
  req?: PayloadRequest,
): Promise<void> {
  const parties = await partiesCountingOn(payload, entry, req)
  if (parties > 0) throw new Refusal(signUpReason('signed-up-for', { parties }))
}

/**
 * The same of many of one collection, of which few have been signed up for.
 * @param ids of entries
 * @throws Refusal as above
 */
export async function mustAllBeCountedOnByNobody(
  payload: Pick<Payload, 'db'>,
  collection: string,
  ids: Iterable<string>,
): Promise<void> {
  const { docs } = await payload.db.find<{ id: string; entry: string }>({
    collection: 'seats',
    where: { library: { equals: collection } },
    select: { entry: true },
    pagination: false,
    limit: 0,
  })
  const known = new Set(docs.map(({ entry }) => entry))
  for (const entry of ids) if (known.has(entry)) await mustBeCountedOnByNobody(payload, { collection, entry })
}

/**
 * What people have signed up for is not deleted for good before they know: afterwards nothing could tell them. Counted is
 * under the locks of its books, which stay closed: nobody signs up in the same moment.
 */
export const keepSignedUp: CollectionBeforeDeleteHook = async ({ collection: { slug }, id, req }) => {
  const collection = signUpLibraryOf(slug)
  if (collection === undefined) return
  const of = { collection, entry: String(id) }
  await closeBooks(req.payload, of, req)
  await mustBeCountedOnByNobody(req.payload, of, req)
}
