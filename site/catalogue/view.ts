import { calledOff } from './calendar/ahead.ts'
import { aroundNow } from './calendar/aroundNow.ts'
import type { DatedLibrary } from './calendar/dated.ts'
import {
  dayKey,
  endOf,
  nextEnd,
  type Occasion,
  soonestFirst,
  takesPlace,
  unitKey,
  venueIdOf,
  venueKey,
} from './calendar/occasions.ts'
import { holidaysKey } from './calendar/holidays.ts'
import type { OfficialCalendar } from './calendar/timeSlots.ts'
import { type Catalogue, deliveriesKey, unitsKey, withdrawnKey } from './catalogue.ts'
import { cellKeysAround, type Coordinates } from './coordinates.ts'
import { dataFilesKey, dataPath } from './dataFiles.ts'
import { nameOf } from './documentName.ts'
import type { Collection, Entries, Site, Venue } from './entries.ts'
import { facetsKey, frontKey, frontPageKey, pageKey, pagesKey } from './index/listIndex.ts'
import { type ListName, listNameOf, referenceKey } from './index/lists.ts'
import { SortedList } from './index/sortedList.ts'
import { shardKey, shardsKey } from './index/urlShards.ts'
import type { PageCollection } from './pageCollections.ts'
import { shanghai } from './shanghai.ts'
import { drawnKey, entryPath, slugKey } from './urls.ts'

/** How many others of a kind a page chooses from, of those that its list watches at its front (listIndex.ts). */
const mostAlike = 16

/** One page of a list. */
export interface ListPage<T> {
  /** In the order of the list. */
  entries: readonly T[]
  /** Which page it is, counted from the front: 1 for the front page. */
  place: number
  /** How many pages the list has. */
  pages: number
  /** Entries in the whole list; known on the front page only, so that a new entry leaves the others as they are. */
  total: number | undefined
}

/** A draft laid over the published entries, with the pictures, recordings and files that it needs, for /preview only. */
export interface Preview {
  collection: PageCollection
  entry: Entries[PageCollection]
  /** By id; undefined when whoever looks may not see it. */
  media: ReadonlyMap<string, Entries['media'] | undefined>
  recordings: ReadonlyMap<string, Entries['recordings'] | undefined>
  files: ReadonlyMap<string, Entries['files'] | undefined>
}

/**
 * What one rendering of one page sees of the catalogue, as `Astro.locals.catalogue`. It notes the surrogate key of
 * everything that was read, also of what was not there, and the instant at which the page goes wrong by itself.
 */
export class CatalogueView {
  readonly #catalogue: Catalogue
  readonly #preview: Preview | undefined
  /** Surrogate keys of what was read. */
  readonly keys = new Set<string>()
  /** When the page goes wrong by itself, in milliseconds since the epoch; Infinity when never. */
  staleAt = Infinity

  constructor(catalogue: Catalogue, preview?: Preview) {
    this.#catalogue = catalogue
    this.#preview = preview
  }

  /** Whether a draft is being shown: the page says so and keeps out of search engines. */
  get isPreview(): boolean {
    return this.#preview !== undefined
  }

  get site(): Site {
    this.keys.add('site')
    return this.#catalogue.site
  }

  /** Whether any demonstration content (演示数据) is published. */
  get hasSample(): boolean {
    this.keys.add('sample')
    return this.#catalogue.hasSample
  }

  /**
   * The instant of the rendering. A page that shows something that depends on it passes the instant at which that
   * changes.
   * @param until milliseconds since the epoch
   * @returns milliseconds since the epoch
   */
  now(until: number): number {
    if (until > this.#catalogue.now) this.staleAt = Math.min(this.staleAt, until)
    return this.#catalogue.now
  }

  /** An entry by id; undefined when it is not public. An undefined id gives undefined. */
  get<C extends Collection>(collection: C, id: string | undefined): Entries[C] | undefined {
    if (id === undefined) return undefined
    this.keys.add(nameOf(collection, id))
    if (collection === 'media' || collection === 'recordings' || collection === 'files') {
      const files = this.#preview?.[collection as 'media']
      if (files?.has(id)) return files.get(id) as Entries[C] | undefined
    }
    return this.#catalogue.get(collection, id)
  }

  /** The entries of those ids that are public, in the order of the ids. */
  getAll<C extends Collection>(collection: C, ids: readonly string[]): Entries[C][] {
    return ids.map((id) => this.get(collection, id)).filter((entry) => entry !== undefined)
  }

  /** The entry of a detail page; undefined when there is none: the page answers 404. */
  bySlug<C extends PageCollection>(collection: C, slug: string | undefined): Entries[C] | undefined {
    if (slug === undefined) return undefined
    const draft = this.#preview
    if (draft?.collection === collection && draft.entry.slug === slug) return draft.entry as Entries[C]
    this.keys.add(slugKey(collection, slug))
    return this.get(collection, this.#catalogue.bySlug(collection, slug)?.id)
  }

  /** Whether a drawing is there to be shown. @param name of what is drawn, and of all that it says */
  isDrawn(name: string): boolean {
    this.keys.add(drawnKey(name))
    return this.#catalogue.drawn.has(name)
  }

  /** Names the code that draws; another one draws everything anew. */
  get drawnVersion(): string {
    return this.#catalogue.drawn.version
  }

  /** Whether an entry has a slug; whatever else becomes of the entry is not asked. */
  has(collection: PageCollection, slug: string): boolean {
    this.keys.add(slugKey(collection, slug))
    return this.#catalogue.bySlug(collection, slug) !== undefined
  }

  /** The entry that had a slug before, when no entry has it now. */
  movedFrom<C extends PageCollection>(collection: C, slug: string): Entries[C] | undefined {
    this.keys.add(slugKey(collection, slug))
    return this.get(collection, this.#catalogue.movedFrom(collection, slug))
  }

  /**
   * A page of a library's list.
   * @param number as the URL gives it; undefined for the front page
   * @returns undefined when the list has no such page: the page answers 404
   */
  list<C extends PageCollection>(
    collection: C,
    { number, facet }: { number?: string | undefined; facet?: string | undefined } = {},
  ): ListPage<Entries[C]> | undefined {
    if (number !== undefined && !/^[1-9]\d{0,6}$/.test(number)) return undefined
    const name = { collection, facet }
    const page = number === undefined ? undefined : Number(number)
    this.keys.add(page === undefined ? frontPageKey(listNameOf(name)) : pageKey(listNameOf(name), page))
    if (facet !== undefined && ![...this.facetValues(collection), ...this.shelfLists(collection)].includes(facet))
      return undefined
    const list = this.#list(name)
    if (page !== undefined && page >= list.pages) return undefined
    this.keys.add(pagesKey(listNameOf(name)))
    return {
      entries: this.getAll(collection, list.page(page ?? list.pages)),
      place: list.pages + 1 - (page ?? list.pages),
      pages: list.pages,
      total: page === undefined ? list.length : undefined,
    }
  }

  /** How many pages a list has. @param facet as `listPath` takes it */
  pagesOf(collection: PageCollection, facet: string | undefined): number {
    const name = { collection, facet }
    this.keys.add(pagesKey(listNameOf(name)))
    return this.#list(name).pages
  }

  /** The facet values of a library that lead somewhere. */
  facetValues(collection: PageCollection): readonly string[] {
    this.keys.add(facetsKey(collection))
    return this.#catalogue.facetValues(collection)
  }

  /** The lists of a library's shelf that lead somewhere. */
  shelfLists(collection: PageCollection): readonly string[] {
    this.keys.add(facetsKey(collection))
    return this.#catalogue.shelfLists(collection)
  }

  /** The files of a library's data, and how many entries each has, in their order. */
  dataFiles(library: PageCollection): { path: string; entries: number }[] {
    this.keys.add(dataFilesKey)
    const files = this.#catalogue.searchFiles[library]
    return files.parts('facets').map((part) => ({
      path: dataPath(library, part),
      entries: files.entries('facets', part)?.size ?? 0,
    }))
  }

  /** Numbers of the shards that hold the URLs of a library's entries, for its sitemaps. */
  urlShards(collection: PageCollection): readonly number[] {
    this.keys.add(shardsKey(collection))
    return this.#catalogue.urls[collection].numbers
  }

  /**
   * Paths of the entries' pages in one shard and when each was last changed, in an order that no edit changes; undefined
   * when there is no such shard.
   */
  entriesIn(collection: PageCollection, shard: number): { path: string; changed: string | undefined }[] | undefined {
    this.keys.add(shardKey(collection, shard))
    return this.#catalogue.urls[collection].entries(shard)?.map(([id, slug]) => {
      const entry = this.get(collection, id)
      return { path: entryPath(collection, slug), changed: entry?.updated ?? entry?.created }
    })
  }

  /**
   * The first entries of a library's list, for teasers.
   * @param count at most 32
   */
  first<C extends PageCollection>(collection: C, count: number, facet?: string): readonly Entries[C][] {
    return this.#front({ collection, facet }, count) as Entries[C][]
  }

  /**
   * Occasions that begin on some days, soonest first, those that are over, called off or put off included. Whoever shows more of
   * one than when and where it is, whether it is free and whether it is for children reads its entry (`shown`).
   * @param from number of the first day
   * @param to number of the last day; a few weeks later at most, since every day is looked at
   */
  occasionsOn(from: number, to = from): Occasion[] {
    return Array.from({ length: to - from + 1 }, (_, index) => this.#occasions(dayKey(from + index))).flat()
  }

  /** The same without those that are over, called off or put off. */
  openOccasionsOn(from: number, to: number): Occasion[] {
    return this.#open(this.occasionsOn(from, to))
  }

  /** Notes that a page shows some occasions. */
  shown<T extends readonly Occasion[]>(occasions: T): T {
    for (const { of, entry } of occasions) this.keys.add(nameOf(of, entry.id))
    return occasions
  }

  /** Occasions at a venue that are not over, soonest first, without those that were called off or put off. */
  comingOccasionsAt(venue: Venue): Occasion[] {
    const key = venueKey(venue.id)
    this.keys.add(key)
    // a place of many years has far more behind it than before it
    return this.shown(soonestFirst(this.#open(this.#catalogue.index.unorderedOccasions(key))))
  }

  /**
   * Occasions at a venue that were called off or put off and that somebody may still come for, soonest first.
   * @param now milliseconds since the epoch
   */
  calledOffAt(venue: Venue, now: number): Occasion[] {
    const key = venueKey(venue.id)
    this.keys.add(key)
    return this.shown(soonestFirst(calledOff(this.#catalogue.index.unorderedOccasions(key), now)))
  }

  /**
   * Occasions of some days, those that were called off too, in order of start.
   * @param first number of the first day (dayOf), and `last` that of the last; none is looked at before it is asked for
   */
  *eachOccasion(first: number, last: number): Generator<Occasion> {
    for (let day = first; day <= last; day++)
      for (const item of this.#occasions(dayKey(day))) {
        this.keys.add(nameOf(item.of, item.entry.id))
        yield item
      }
  }

  /** All that was brought to the grass roots, in no order. */
  deliveries(): Entries['deliveries'][] {
    this.keys.add(deliveriesKey)
    return [...this.#catalogue.all('deliveries')]
  }

  /** All units, in no order. */
  units(): Entries['units'][] {
    this.keys.add(unitsKey)
    return [...this.#catalogue.all('units')]
  }

  /**
   * Occasions of a unit that are not over, and those that were put off, whatever their date; in no order. The page notes
   * itself when it goes wrong, by the occasions of their entries (`nowAmong`).
   * @param of a library; undefined for all
   */
  occasionsAhead(unit: string, of: Occasion['of'] | undefined): Occasion[] {
    this.keys.add(unitKey(unit))
    const ahead = this.#catalogue.index
      .unorderedOccasions(unitKey(unit))
      .filter((item) => of === undefined || item.of === of)
      .filter(({ occasion }) => endOf(occasion) > this.#catalogue.now || (occasion.postponed && !occasion.cancelled))
    return this.shown(ahead)
  }

  /**
   * What a calendar holds of the occasions at a venue or of a unit, those that were called off too, in order of start.
   * @param key from venueKey or unitKey
   * @param most how many it can hold
   */
  occasionsAroundNow(key: string, most: number): Occasion[] {
    this.keys.add(key)
    const { items, until } = aroundNow(this.#catalogue.index.unorderedOccasions(key), this.#catalogue.now, most)
    this.now(until)
    return this.shown(items)
  }

  /**
   * The entries of a library that refer to another entry (lists.ts says which fields count), in the order of the
   * library: the works of a talent, the performances of a work.
   */
  referring<C extends PageCollection>(collection: C, to: { id: string }): Entries[C][] {
    const key = referenceKey(collection, to.id)
    this.keys.add(key)
    const ordered = new SortedList()
    for (const listed of this.#catalogue.index.referring(key)) ordered.insert(listed)
    return this.getAll(collection, ordered.front(ordered.length))
  }

  /**
   * The first others of the same kind, courses of the same type, among which the foot of a page chooses. So many and no
   * more, however many there are: what is further behind changes the page of none.
   */
  sameKind<C extends DatedLibrary>(collection: C, entry: Entries[C]): Entries[C][] {
    const name = 'type' in entry ? { collection, type: entry.type } : { collection, facet: entry.kind }
    const others = this.#front(name, mostAlike) as Entries[C][]
    return others.filter(({ id }) => id !== entry.id)
  }

  /** The venues around a place: all within three kilometres, and some beyond. @param place WGS 84 */
  venuesAround(place: Coordinates): Venue[] {
    const found = cellKeysAround(place).flatMap((key) => {
      this.keys.add(key)
      return this.#catalogue.index.referring(key)
    })
    return this.getAll('venues', found.map(({ id }) => id).sort())
  }

  /** Where an occasion takes place: its own venue, else the course's. */
  venueOf(item: Occasion): Venue | undefined {
    return this.get('venues', venueIdOf(item))
  }

  /**
   * When an occasion or its venue was last written, also when that was taken off the site since: then the place is gone
   * from what is said of the occasion, which is a change as well. It never falls.
   * @returns milliseconds since the epoch
   */
  toldAt(item: Occasion): number {
    const id = venueIdOf(item)
    if (id !== undefined && this.get('venues', id) === undefined) this.keys.add(withdrawnKey(id))
    return this.#catalogue.told.at(item)
  }

  /** Whether a calendar was at a path, so that there is still to be one of nothing where there is none any more. */
  hadCalendar(path: string): boolean {
    return this.#catalogue.goneCalendars.has(path)
  }

  /**
   * The official calendar, for what it says of some instants.
   * @param instants ISO 8601, or milliseconds since the epoch; of other years nothing may be asked
   */
  calendarAt(instants: readonly (string | number)[]): OfficialCalendar {
    for (const instant of instants)
      this.keys.add(holidaysKey(new Date(new Date(instant).getTime() + shanghai).getUTCFullYear()))
    return this.#catalogue.calendar
  }

  #list(name: ListName): SortedList {
    return this.#catalogue.index.lists.get(listNameOf(name)) ?? new SortedList()
  }

  #front(name: ListName, count: number): Entries[PageCollection][] {
    this.keys.add(frontKey(listNameOf(name), count))
    return this.getAll(name.collection, this.#list(name).front(count))
  }

  #occasions(key: string): Occasion[] {
    this.keys.add(key)
    return this.#catalogue.index.occasions(key)
  }

  /** Without what is over, called off or put off; it is others when the next of them ends. */
  #open(occasions: readonly Occasion[]): Occasion[] {
    const now = this.#catalogue.now
    const open = occasions.filter((item) => endOf(item.occasion) > now && takesPlace(item))
    this.now(
      nextEnd(
        open.map(({ occasion }) => occasion),
        now,
      ),
    )
    return open
  }
}
