import type { Payload } from 'payload'
import type { Catalogue } from '../../../../site/catalogue/catalogue.ts'
import { type Event, occasionsOf } from '../../../../site/catalogue/calendar/occasions.ts'
import { keyOf } from '../asked/bookables.ts'
import { type Bookable, type PlacesShown, signUpLibraries } from '../asked/contract.ts'
import { seatsRow } from '../book/seatsRow.ts'
import { offeredBy, policyOfOffered } from '../rules/offered.ts'
import type { Policy } from '../rules/policy.ts'
import { noSums, placesAt, placesUntil, type Sums } from '../rules/places.ts'

/** What is told to whoever answers visitors: of each entry its places; undefined for one that takes no sign-up any more. */
export type PlacesNews = (readonly [entry: string, places: PlacesShown['places'] | undefined])[]

/**
 * How far back is read again, and how often all is, in milliseconds. A row is stamped by the clock of the server that writes
 * it, before its transaction ends: MongoDB gives that a minute, and a clock that is wrong is seen by the look at all.
 */
const [readBackMs, readAllMs] = [2 * 60_000, 60_000] as const

const stored = seatsRow.pick({
  ...{ key: true, revision: true, confirmed: true, held: true, waiting: true, takenBy: true },
  ...{ drawnAt: true, override: true },
})

interface Noted {
  /** The entry as it was when its places were told. */
  entry: Event
  /** When they change by themselves, in milliseconds since the epoch. */
  until: number
}

/**
 * Knows the places of everything that one can sign up for, and tells of each change. It looks at the catalogue again and
 * again: what is public, and when it opens, changes by other ways than sign-ups.
 */
export class PlacesBoard {
  readonly #catalogue: Catalogue
  readonly #now: () => number
  readonly #sums = new Map<string, Sums & Pick<Policy, 'override'>>()
  /** Of the rows that were read, by key: each write makes it another. */
  readonly #revisions = new Map<string, number>()
  #readAllAt = -Infinity
  readonly #noted = new Map<string, Noted>()
  /** Entries of which something was written. */
  readonly #touched = new Set<string>()

  constructor(catalogue: Catalogue, now: () => number) {
    this.#catalogue = catalogue
    this.#now = now
  }

  /** Reads what others have written: all of it at first and each minute, else what was written lately. */
  async read({ db }: Payload): Promise<void> {
    const now = this.#now()
    const isAll = Math.abs(now - this.#readAllAt) >= readAllMs
    const { docs } = await db.find({
      collection: 'seats',
      where: isAll ? {} : { updatedAt: { greater_than_equal: new Date(now - readBackMs).toISOString() } },
      pagination: false,
      limit: 0,
    })
    for (const row of docs.map((doc) => stored.parse(doc))) {
      const { key, revision, confirmed, held, takenBy, waiting, drawnAt, override } = row
      if (this.#revisions.get(key) === revision) continue
      this.#revisions.set(key, revision)
      this.#note(key, {
        taken: { all: confirmed + held, by: takenBy ?? {} },
        waiting,
        isDrawn: Boolean(drawnAt),
        override: override ?? undefined,
      })
    }
    if (isAll) this.#readAllAt = now
  }

  /** Something was written. */
  told(bookable: Bookable, sums: Sums & Pick<Policy, 'override'>): void {
    const key = keyOf(bookable)
    // another server may have written since, and have been read already
    this.#revisions.delete(key)
    this.#note(key, sums)
  }

  #note(key: string, sums: Sums & Pick<Policy, 'override'>): void {
    this.#sums.set(key, sums)
    this.#touched.add(entryOf(key))
  }

  /**
   * Looks for what is to be told.
   * @returns the entries whose places are others than were told, and those that have changed themselves
   */
  look(): { news: PlacesNews; changed: string[] } {
    const now = this.#now()
    const news: PlacesNews[number][] = []
    const changed: string[] = []
    const there = new Set<string>()
    for (const collection of signUpLibraries)
      for (const entry of this.#eventsOf(collection)) {
        if (entry.signUpHere === undefined) continue
        const name = `${collection}/${entry.id}`
        there.add(name)
        const noted = this.#noted.get(name)
        const isSame = noted?.entry === entry
        if (isSame && noted.until > now && !this.#touched.has(name)) continue
        if (!isSame) changed.push(name)
        const { places, until } = this.#placesOf(collection, entry, now)
        this.#noted.set(name, { entry, until })
        news.push([name, places])
      }
    for (const name of this.#noted.keys()) {
      if (there.has(name)) continue
      this.#noted.delete(name)
      changed.push(name)
      news.push([name, undefined])
    }
    this.#touched.clear()
    return { news, changed }
  }

  #eventsOf(collection: Bookable['collection']): Iterable<Event> {
    return this.#catalogue.all(collection)
  }

  #placesOf(
    collection: Bookable['collection'],
    entry: Event,
    now: number,
  ): { places: PlacesShown['places']; until: number } {
    const places: PlacesShown['places'] = {}
    let until = Infinity
    const bookables: Bookable[] =
      entry.signUpHere?.per === 'course'
        ? [{ collection, entry: entry.id }]
        : occasionsOf(entry).map(({ occasion: { id } }) => ({ collection, entry: entry.id, occasion: id }))
    for (const bookable of bookables) {
      const offered = offeredBy(this.#catalogue, bookable)
      const { override, ...sums } = this.#sums.get(keyOf(bookable)) ?? { ...noSums, override: undefined }
      const policy = typeof offered === 'string' ? undefined : policyOfOffered(offered, override)
      if (policy === undefined) continue
      places[bookable.occasion ?? 'course'] = placesAt(sums, policy, now)
      until = Math.min(until, placesUntil(policy, now))
    }
    return { places, until }
  }
}

/** The entry that a bookable belongs to. */
function entryOf(key: string): string {
  return key.split('/', 2).join('/')
}
