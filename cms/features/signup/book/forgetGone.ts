import type { Payload, Where } from 'payload'
import { wholly } from '../../../database/wholly.ts'
import { untilWritten } from '../../../documents/saving/untilWritten.ts'
import { signUpLibraries } from '../asked/contract.ts'
import { isWritten } from '../feedback/store/feedback.ts'
import { seatsRow } from './seatsRow.ts'
import { type InTransaction, lockRowIfThere } from './store.ts'

/**
 * How long nobody has written a row that goes, in milliseconds: another server may still offer an entry that was deleted a
 * moment ago, and whoever signs up there is to find the book closed.
 */
const quietMs = 60 * 60_000
/** Most entries that are asked about at a time. */
const atOnce = 200

type SignUpLibrary = (typeof signUpLibraries)[number]

const book = seatsRow.pick({ key: true, library: true, entry: true })

/** What forgetting needs of the world around it. */
interface World {
  payload: Payload
  /** Runs work whose transactions are its own (Port.apart). */
  apart: <T>(work: () => Promise<T>) => Promise<T>
  /** Which of some entries there are, published or not, in the trash as well. */
  thereAre: (library: SignUpLibrary, ids: readonly string[]) => Promise<ReadonlySet<string>>
  /** Milliseconds since the epoch, by the clock that stamps rows. */
  now: number
}

/**
 * Takes out the rows of `seats` whose entry is deleted for good, where nothing hangs on them: nobody has a place or waits,
 * nobody is known who ever did, and nothing was said afterwards in words. Whatever is shown, counted, found again or erased
 * by such a row is what it was without it.
 * @param mayGoOn is asked before each row
 * @returns how many there were
 */
export async function forgetGoneBooks(world: World, mayGoOn: () => boolean = () => true): Promise<number> {
  const { payload, apart } = world
  const { docs } = await payload.db.find({
    collection: 'seats',
    where: emptyBefore(world.now - quietMs),
    select: { key: true, library: true, entry: true },
    pagination: false,
    limit: 0,
  })
  let count = 0
  for (const key of await goneOf(
    world,
    docs.map((doc) => book.parse(doc)),
  )) {
    if (!mayGoOn()) break
    // most hang on somebody for months, and are not locked for that
    if ((await isSomebodyKnown(payload, key)) || (await isWritten(payload, key))) continue
    count += Number(
      await untilWritten(() => apart(() => wholly(payload, (req: InTransaction) => forget(payload, key, req)))),
    )
  }
  return count
}

function emptyBefore(instant: number): Where {
  const nothing = (['confirmed', 'held', 'waiting', 'pooled'] as const).map((name) => ({ [name]: { equals: 0 } }))
  return { and: [...nothing, { updatedAt: { less_than: new Date(instant).toISOString() } }] }
}

/** The keys of those whose entry there is no more. */
async function goneOf({ thereAre }: World, rows: readonly { key: string; library: SignUpLibrary; entry: string }[]) {
  const gone: string[] = []
  for (const library of signUpLibraries) {
    const own = rows.filter((row) => row.library === library)
    for (let from = 0; from < own.length; from += atOnce) {
      const some = own.slice(from, from + atOnce)
      const there = await thereAre(library, [...new Set(some.map(({ entry }) => entry))])
      gone.push(...some.filter(({ entry }) => !there.has(entry)).map(({ key }) => key))
    }
  }
  return gone
}

/** Whether somebody is known who has signed up, whatever became of it. */
async function isSomebodyKnown(payload: Payload, key: string, req?: InTransaction): Promise<boolean> {
  const found = await payload.db.findOne({
    collection: 'registrations',
    where: { and: [{ bookable: { equals: key } }, { erasedAt: { exists: false } }] },
    ...(req && { req }),
  })
  return found !== null
}

/** Under its lock, so that nobody signs up meanwhile. @returns whether it went */
async function forget(payload: Payload, key: string, req: InTransaction): Promise<boolean> {
  const row = await lockRowIfThere(payload, key, req)
  // another server was faster
  if (row === undefined || (await isSomebodyKnown(payload, key, req))) return false
  await payload.db.deleteOne({ collection: 'seats', where: { id: { equals: row.id } }, req, returning: false })
  return true
}
