import { type DocumentName, isDocumentName, nameOf, partsOf } from '../documentName.ts'
import type { Collection, Entries, Venue } from '../entries.ts'
import { calendarEnd, occasionUid, writtenAt } from './calendars.ts'
import { type DatedLibrary, isDated } from './dated.ts'
import { type Occasion, occasionsOf, venueIdOf } from './occasions.ts'

/** Instants, ISO 8601, of what is named. */
export type Instants = Readonly<Record<string, string>>

/** What calendars are made of. */
type Source = Entries[DatedLibrary] | Venue

/** Most names of what is gone; of more those that were told of last. */
const mostGone = 2000

/** SEQUENCE counts seconds: what differs is told as one later, in milliseconds. */
const step = 1000

/** Whether SEQUENCE is higher for an instant than for another one, as two of one second have the same. */
function isLater(instant: number, other: number): boolean {
  return Math.floor(instant / step) > Math.floor(other / step)
}

/**
 * When calendars say that something was written, so that SEQUENCE never falls and each change of what they say of an
 * occasion raises it. What is stored says it; but two edits may lie within one second, or a place change that was written
 * before its occasions; and stamps go back with an import that is undone or a back-up, and go with a venue that is
 * deleted for ever.
 */
export class Told {
  readonly #venueOf: (id: string) => Venue | undefined
  readonly #occasionsAt: (venue: string) => readonly Occasion[]
  readonly #isPublic: (name: DocumentName) => boolean
  readonly #mostGone: number
  #withdrawn: Instants = {}
  #raised: Instants = {}

  /**
   * @param venueOf finds a venue that is public
   * @param occasionsAt finds what takes place at a venue, public or not
   * @param isPublic whether there is an entry or a venue of this name
   * @param most how many are remembered of what is gone
   */
  constructor(
    venueOf: (id: string) => Venue | undefined,
    occasionsAt: (venue: string) => readonly Occasion[],
    isPublic: (name: DocumentName) => boolean,
    most = mostGone,
  ) {
    this.#venueOf = venueOf
    this.#occasionsAt = occasionsAt
    this.#isPublic = isPublic
    this.#mostGone = most
  }

  /** Venues that are stored and not public, by id, with when each was last written. */
  get withdrawn(): Instants {
    return this.#withdrawn
  }

  /** @returns ids of those of which it changes */
  setWithdrawn(venues: Instants): string[] {
    const before = this.#withdrawn
    const changed = [...new Set([...Object.keys(before), ...Object.keys(venues)])].filter(
      (id) => before[id] !== venues[id],
    )
    for (const id of changed)
      if (this.#venueOf(id) === undefined) this.atLeast(nameOf('venues', id), Date.parse(before[id] ?? '') || 0)
    this.#withdrawn = Object.freeze(venues)
    return changed
  }

  /**
   * Entries and venues, by name, that are told as later than they are stored. It is stored with the release. What is gone
   * is remembered for when it comes back; no clock makes it go, only others that went later when there are too many.
   */
  get raised(): Instants {
    return this.#raised
  }

  setRaised(raised: Instants): void {
    this.#raised = Object.freeze(raised)
  }

  /** @returns when an occasion or its venue was last written, in milliseconds since the epoch */
  at(item: Occasion): number {
    const venue = venueIdOf(item)
    const own = Math.max(writtenAt(item.entry), this.#raisedAt(nameOf(item.of, item.entry.id)))
    return venue === undefined ? own : Math.max(own, this.#venueAt(venue))
  }

  /**
   * Has what differs from what was said told as later.
   * @param before what was public of it until now
   * @param after what is now
   * @param now milliseconds since the epoch
   */
  change(collection: Collection, id: string, before: object | undefined, after: object | undefined, now: number): void {
    if (!isSource(collection, before) || !isSource(collection, after)) return
    const name = nameOf(collection, id)
    const said = Math.max(this.#saidOf(name, before), collection === 'venues' ? this.#saidAt(id) : 0)
    if (after === undefined) this.#leave(name, before, said, now)
    else this.#raise(name, isLater(writtenAt(after), said) ? 0 : Math.max(now, said + step))
  }

  /**
   * Has that told as later of which less is said now than an earlier release said, or something else at the same second.
   * @param before what was public of it then
   */
  keep(collection: Collection, before: object & { id: string }, after: object | undefined, now: number): void {
    if (!isSource(collection, before) || !isSource(collection, after)) return
    const name = nameOf(collection, before.id)
    const said = Math.max(this.#saidOf(name, before), collection === 'venues' ? this.#latestAt(before.id) : 0)
    if (after === undefined) return this.#leave(name, before, said, now)
    const isSame = writtenAt(after) === writtenAt(before)
    const isTold = (instant: number, earlier: number): boolean =>
      isLater(instant, earlier) || (isSame && instant >= earlier)
    const items = new Map(occasionsOf(after).map((item) => [occasionUid(item), item]))
    const areTold = occasionsOf(before).every((item) => {
      const same = items.get(occasionUid(item))
      return same === undefined || isTold(this.at(same), this.at(item))
    })
    const own = Math.max(writtenAt(after), this.#raisedAt(name))
    // what takes place at a venue need not have been written since
    const others = collection === 'venues' && !isSame ? said : writtenAt(before)
    if (!areTold || !isTold(own, others)) this.atLeast(name, Math.max(now, said + step))
  }

  /** Has something told as written at an instant, if nothing later is told; milliseconds since the epoch. */
  atLeast(name: string, instant: number): void {
    if (instant > this.#raisedAt(name)) this.#raise(name, instant)
  }

  /** With a venue goes the place of what is there, which is a change; an entry without a calendar is told of to nobody. */
  #leave(name: string, before: Source | undefined, said: number, now: number): void {
    if (before === undefined) return
    if (!isDatedEntry(before)) this.atLeast(name, Math.max(now, said + step))
    else if (calendarEnd(before) > now) this.atLeast(name, said)
    const { [name]: last, ...others } = this.#raised
    // what goes last is forgotten last
    if (last !== undefined) this.#raised = Object.freeze(this.#bounded({ ...others, [name]: last }, name))
  }

  /** The latest that calendars may have said of it. */
  #saidOf(name: string, entry: Source | undefined): number {
    const raised = this.#raisedAt(name)
    return entry === undefined
      ? raised
      : Math.max(raised, writtenAt(entry), ...occasionsOf(entry).map((item) => this.at(item)))
  }

  /** The latest that calendars may have said of a venue and of what takes place there. */
  #saidAt(venue: string): number {
    return Math.max(this.#venueAt(venue), this.#latestAt(venue))
  }

  /** The latest that calendars say of what takes place at a venue. */
  #latestAt(venue: string): number {
    return this.#occasionsAt(venue).reduce((latest, item) => Math.max(latest, this.at(item)), 0)
  }

  #venueAt(id: string): number {
    const venue = this.#venueOf(id)
    const stored = venue === undefined ? Date.parse(this.#withdrawn[id] ?? '') || 0 : writtenAt(venue)
    return Math.max(stored, this.#raisedAt(nameOf('venues', id)))
  }

  #raisedAt(name: string): number {
    return Date.parse(this.#raised[name] ?? '') || 0
  }

  /** @param instant 0 when what is stored says enough */
  #raise(name: string, instant: number): void {
    if (instant === this.#raisedAt(name)) return
    const { [name]: _, ...others } = this.#raised
    const all = instant === 0 ? others : { ...others, [name]: new Date(instant).toISOString() }
    this.#raised = Object.freeze(this.#bounded(all, name))
  }

  /**
   * Leaves out what has gone first, if too much is gone: what is there has a bound of its own.
   * @param coming what may be there only after this
   */
  #bounded(all: Instants, coming: string): Instants {
    const names = Object.keys(all)
    if (names.length <= this.#mostGone) return all
    const gone = names.filter((name) => name !== coming && !this.#isTold(name))
    if (gone.length <= this.#mostGone) return all
    const over = new Set(gone.slice(0, gone.length - this.#mostGone))
    return Object.fromEntries(Object.entries(all).filter(([name]) => !over.has(name)))
  }

  /** Whether a calendar says something of it: of a venue that is off the site, what takes place there does. */
  #isTold(name: string): boolean {
    if (!isDocumentName(name)) return false
    const { collection, id } = partsOf(name)
    return this.#isPublic(name) || (collection === 'venues' && this.#occasionsAt(id).length > 0)
  }
}

function isSource(collection: Collection, entry: object | undefined): entry is Source | undefined {
  return entry === undefined || collection === 'venues' || isDated(collection)
}

function isDatedEntry(entry: Source): entry is Entries[DatedLibrary] {
  return 'sessions' in entry || 'showings' in entry || 'dates' in entry
}
