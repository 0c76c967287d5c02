import { EntryFiles, mostEntries } from '../search/entries/entryFiles.ts'
import { holidaysPath } from '../search/entries/holidayFile.ts'
import { entryPartsPath } from '../search/entries/entryFilePath.ts'
import { type SynonymGroups, synonymsPath } from '../search/synonyms/synonyms.ts'
import { calendarPathsOf } from './calendar/calendars.ts'
import { embedPathsOf } from './embeds.ts'
import { dataFilesKey, dataIndexPath, dataPathBeside } from './dataFiles.ts'
import { calendarPages, nextMonth } from './calendar/calendarPages.ts'
import { type DatedLibrary, isDated } from './calendar/dated.ts'
import { GoneCalendars } from './calendar/gone.ts'
import { type Event, venueKey } from './calendar/occasions.ts'
import { type Instants, Told } from './calendar/told.ts'
import { type HolidayNotices, holidaysKey } from './calendar/holidays.ts'
import { OfficialCalendar } from './calendar/timeSlots.ts'
import { type Changes, noChanges, unnoted } from './changes.ts'
import { Deadlines } from './deadlines.ts'
import { type DocumentName, nameOf, partsOf } from './documentName.ts'
import { type Collection, type Entries, entrySchemas, type Site } from './entries.ts'
import { FormerAddresses } from './index/formerAddresses.ts'
import { LibraryIndex } from './index/libraryIndex.ts'
import { fileKey, filesOf, listNameOf } from './index/lists.ts'
import { UrlShards } from './index/urlShards.ts'
import { descriptions, type PageCollection, pageCollections } from './pageCollections.ts'
import { hasSignUpPage } from './signUp/window.ts'
import { entryPath, listPath, posterPath, publishedPosters, qrPath, signUpPath, slugKey } from './urls.ts'

/** Most URLs of one sitemap; protocol and search engines allow 50,000, but an edit writes a whole one. */
const urlsInShard = 1000

/** Collections whose entries are uploaded files. */
export const fileCollections = ['media', 'recordings', 'files'] as const
type FileEntry = Entries[(typeof fileCollections)[number]]

/** Key of which units there are, and what each is called. */
export const unitsKey = 'units'

/** Key of all that was brought to the grass roots. */
export const deliveriesKey = 'deliveries'

/** Key of when a venue that is not public was last written. */
export function withdrawnKey(venue: string): string {
  return `withdrawn=${venue}`
}

/** Whose file it is. */
interface FileOwner {
  collection: (typeof fileCollections)[number]
  id: string
}

type Store = { [C in Collection]: Map<string, Entries[C]> }

/**
 * All public entries, in memory. The publisher writes it, pages read it through a CatalogueView. Entries are frozen; a
 * changed entry replaces the old one. Every write notes the surrogate keys of what it changed, before and after.
 */
export class Catalogue {
  readonly #entries = Object.fromEntries(Object.keys(entrySchemas).map((name) => [name, new Map()])) as Store
  readonly #slugs = new Map<string, string>()
  readonly #mediaFiles = new Map<string, FileOwner>()
  readonly #former = new FormerAddresses()
  readonly #deadlines = new Deadlines()
  readonly index = new LibraryIndex()
  readonly urls: Readonly<Record<PageCollection, UrlShards>>
  #site: Site = { name: '工韵', organisation: '工会', headline: '工韵', offersPosters: true, prices: [] }
  /** When calendars say that something was written. */
  readonly told = new Told(
    (id) => this.#entries.venues.get(id),
    (venue) => this.index.unorderedOccasions(venueKey(venue)),
    (name) => this.#isThere(name),
  )
  /** Calendars that were taken off the site. */
  readonly goneCalendars = new GoneCalendars()
  #synonyms: SynonymGroups = []
  #holidays: HolidayNotices = []
  #calendar = new OfficialCalendar()
  #samples = 0
  #now: number
  #changes = noChanges()
  /** The names of drawings that are there, by the code that draws; whoever adds one tells the publisher of its key. */
  drawn: { has(name: string): boolean; readonly version: string } = { has: () => false, version: '' }
  readonly #mostInSearchFiles: typeof mostEntries
  #searchFiles: Readonly<Record<PageCollection, EntryFiles>> | undefined

  /**
   * @param now the instant that it stands at, in milliseconds since the epoch
   * @param largestShard most URLs of one sitemap; tests give few, to have many
   * @param mostInSearchFiles most entries of one file of a search; tests give few
   */
  constructor(now: number, largestShard = urlsInShard, mostInSearchFiles = mostEntries) {
    this.#now = now
    this.#mostInSearchFiles = mostInSearchFiles
    const shards = pageCollections.map((collection) => [collection, new UrlShards(collection, largestShard)] as const)
    this.urls = Object.fromEntries(shards) as Record<PageCollection, UrlShards>
  }

  /** The instant that every page is rendered for, in milliseconds since the epoch. */
  get now(): number {
    return this.#now
  }

  /** When an entry changes its place by itself, or the calendar moves on, in milliseconds since the epoch. */
  get nextChange(): number {
    return Math.min(this.#deadlines.next, nextMonth(this.#now))
  }

  /** In which files a search finds the entries of each library; made all at once when it is asked for first. */
  get searchFiles(): Readonly<Record<PageCollection, EntryFiles>> {
    return (this.#searchFiles ??= Object.fromEntries(
      pageCollections.map((library) => {
        const files = new EntryFiles(library, this.#mostInSearchFiles)
        files.fill(this.#entries[library].keys())
        return [library, files] as const
      }),
    ) as Record<PageCollection, EntryFiles>)
  }

  /** The published `site` global. */
  get site(): Site {
    return this.#site
  }

  setSite(site: Site): void {
    if (same(site, this.#site)) return
    this.#site = Object.freeze(site)
    this.#changes.keys.add('site')
  }

  /**
   * Venues that are not public, by id, with when each was last written: what lies in a calendar changes when its place
   * goes, and whoever subscribed takes it only when it is told as newer.
   */
  setWithdrawn(venues: Instants): void {
    for (const id of this.told.setWithdrawn(venues)) this.#changes.keys.add(withdrawnKey(id))
  }

  /** Words that mean the same to a search, as the union keeps them. */
  get synonyms(): SynonymGroups {
    return this.#synonyms
  }

  setSynonyms(groups: SynonymGroups): void {
    if (same(groups, this.#synonyms)) return
    this.#synonyms = Object.freeze(groups)
    for (const path of [synonymsPath, entryPartsPath]) this.#changes.paths.add(path)
  }

  /** The notices of days off that the staff entered. */
  get holidays(): HolidayNotices {
    return this.#holidays
  }

  /** The official calendar, with the notices that come with the program and those that were entered. */
  get calendar(): OfficialCalendar {
    return this.#calendar
  }

  setHolidays(notices: HolidayNotices): void {
    if (same(notices, this.#holidays)) return
    const before = this.#calendar
    const years = [...this.#holidays, ...notices].map(({ year }) => year)
    this.#holidays = Object.freeze(notices)
    this.#calendar = new OfficialCalendar(notices)
    for (const year of years)
      if (!same(before.noticeOf(year), this.#calendar.noticeOf(year))) this.#changes.keys.add(holidaysKey(year))
    for (const path of [holidaysPath, entryPartsPath]) this.#changes.paths.add(path)
  }

  /** Whether any demonstration content (演示数据) is public. */
  get hasSample(): boolean {
    return this.#samples > 0
  }

  /**
   * Puts an entry in, or takes it out.
   * @param entry the entry, or undefined when it is no longer public
   * @returns whether anything changed
   */
  set<C extends Collection>(collection: C, id: string, entry: Entries[C] | undefined): boolean {
    const before = this.#entries[collection].get(id)
    if (this.holds(collection, id, entry)) return false
    this.told.change(collection, id, before, entry, this.#now)
    this.#put(collection, id, entry)
    return true
  }

  #put<C extends Collection>(collection: C, id: string, entry: Entries[C] | undefined): void {
    const entries: Map<string, Entries[C]> = this.#entries[collection]
    const before = entries.get(id)
    if (entry === undefined) {
      entries.delete(id)
    } else {
      Object.freeze(entry)
      entries.set(id, entry)
    }
    this.#changes.keys.add(nameOf(collection, id))
    const left = calendarPathsOf(collection, before, this.#now)
    const there = calendarPathsOf(collection, entry, this.#now)
    const over = this.goneCalendars.change(left, there, this.#now)
    for (const path of [...left, ...there, ...over]) this.#changes.paths.add(path)
    // what was over has no pictures, and may be ahead again
    if (isDated(collection))
      for (const one of [before, entry] as (Event | undefined)[]) {
        if (one === undefined) continue
        this.#touchPosters(collection, one.slug)
        if (one.signUpHere !== undefined)
          for (const slug of [one.slug, ...one.formerSlugs]) this.#changes.paths.add(signUpPath(collection, slug))
      }
    if (collection === 'deliveries') this.#changes.keys.add(deliveriesKey)
    if (collection === 'units') {
      this.#changes.keys.add(unitsKey)
      for (const path of embedPathsOf(id)) this.#changes.paths.add(path)
    }
    if (isPageCollection(collection)) {
      this.#countSamples(Number(isSample(entry)) - Number(isSample(before)))
      this.#moveSlug(collection, id, slugOf(before), slugOf(entry))
      this.#former.set(collection, id, formerSlugsOf(entry), this.#changes)
      this.#place(collection, id)
      if ((entry === undefined) !== (before === undefined)) this.#changes.keys.add(dataFilesKey)
      if (this.#searchFiles !== undefined && (entry === undefined) !== (before === undefined)) {
        this.#searchFiles[collection].set(id, entry !== undefined, (path) => {
          this.#changes.paths.add(path)
          const data = dataPathBeside(path)
          if (data !== undefined) this.#changes.paths.add(data)
        })
        for (const path of [entryPartsPath, dataIndexPath]) this.#changes.paths.add(path)
      }
      for (const file of new Set([...filesOf(before), ...filesOf(entry)]))
        for (const of of fileCollections) this.#touchFiles(this.#entries[of].get(file))
    } else if (isFileCollection(collection)) {
      this.#moveFiles({ collection, id }, before as FileEntry | undefined, entry as FileEntry | undefined)
    }
  }

  #isThere(name: DocumentName): boolean {
    const { collection, id } = partsOf(name)
    return Object.hasOwn(this.#entries, collection) && this.#entries[collection as Collection].has(id)
  }

  /** Puts an entry into a catalogue that nothing has read yet; no changes are noted. */
  load<C extends Collection>(collection: C, id: string, entry: Entries[C] | undefined): void {
    const changes = this.#changes
    this.#changes = unnoted
    try {
      if (!this.holds(collection, id, entry)) this.#put(collection, id, entry)
    } finally {
      this.#changes = changes
    }
  }

  /** Whether an entry is exactly this. @param entry undefined for none */
  holds<C extends Collection>(collection: C, id: string, entry: Entries[C] | undefined): boolean {
    return same(entry, this.#entries[collection].get(id))
  }

  /**
   * Moves the clock, and to their new places the entries whose occasions are over by it.
   * @param now milliseconds since the epoch; when the clock was put back everything is placed anew
   */
  advance(now: number): void {
    const isBack = now < this.#now
    if (now >= nextMonth(this.#now) || isBack) this.#moveCalendar(now)
    this.#now = now
    if (!isBack) {
      for (const name of this.#deadlines.takeUntil(now))
        this.#place(...(name.split('/', 2) as [PageCollection, string]))
      return
    }
    for (const collection of pageCollections)
      for (const id of this.#entries[collection].keys()) this.#place(collection, id)
  }

  /** What has changed since the last call. */
  takeChanges(): Changes {
    const changes = this.#changes
    this.#changes = noChanges()
    return changes
  }

  get<C extends Collection>(collection: C, id: string): Entries[C] | undefined {
    return this.#entries[collection].get(id)
  }

  all<C extends Collection>(collection: C): Iterable<Entries[C]> {
    return this.#entries[collection].values()
  }

  /** @returns the entry whose page ends in this slug */
  bySlug<C extends PageCollection>(collection: C, slug: string): Entries[C] | undefined {
    const id = this.#slugs.get(`${collection}/${slug}`)
    return id === undefined ? undefined : this.#entries[collection].get(id)
  }

  /** Whether a public entry shows a picture or a recording; the files of one that is not shown are not published. */
  isShown(file: string): boolean {
    return this.index.referring(fileKey(file)).length > 0
  }

  /** @returns id of the entry that had this slug before, when no entry has it now */
  movedFrom(collection: PageCollection, slug: string): string | undefined {
    return this.#slugs.has(`${collection}/${slug}`) ? undefined : this.#former.holder(collection, slug)
  }

  /** The picture or recording that has a file at this URL path. */
  mediaAt(url: string): FileOwner | undefined {
    return this.#mediaFiles.get(url)
  }

  /** The facet values that at least one entry of the library has, in the order of their vocabulary. */
  facetValues(collection: PageCollection): string[] {
    return Object.keys(descriptions[collection].facet.words).filter(
      (facet) => this.index.lists.get(listNameOf({ collection, facet })) !== undefined,
    )
  }

  /** The lists of a library's shelf that at least one entry stands in, in their order. */
  shelfLists(collection: PageCollection): string[] {
    const { shelf } = descriptions[collection]
    if (shelf === undefined) return []
    const lists = this.index.lists
      .facetsOf(collection)
      .filter((list) => list.startsWith(`${shelf.name}/`))
      .sort()
    return shelf.isLatestFirst ? lists.reverse() : lists
  }

  /** Paths of all list, calendar and detail pages that there are now, and of those that lead to where an entry has moved. */
  *paths(): Iterable<string> {
    yield* calendarPages(this.#now, (key) => this.index.occasions(key))
    for (const collection of pageCollections) {
      for (const facet of [undefined, ...this.facetValues(collection), ...this.shelfLists(collection)]) {
        const pages = this.index.lists.get(listNameOf({ collection, facet }))?.pages ?? 1
        for (let number = 1; number < pages; number++) yield listPath(collection, number, facet)
        yield listPath(collection, 'front', facet)
      }
      for (const entry of this.all(collection)) {
        yield entryPath(collection, entry.slug)
        if (isDated(collection) && hasSignUpPage(entry as Event, this.#now)) yield signUpPath(collection, entry.slug)
      }
      for (const slug of this.#former.slugs(collection))
        if (!this.#slugs.has(`${collection}/${slug}`)) {
          yield entryPath(collection, slug)
          if (isDated(collection) && this.#takesSignUp(collection, this.#former.holder(collection, slug)))
            yield signUpPath(collection, slug)
        }
    }
  }

  #takesSignUp(collection: DatedLibrary, id: string | undefined): boolean {
    return id !== undefined && this.get(collection, id)?.signUpHere !== undefined
  }

  /** Notes the pages of the calendar that come and go with the months. */
  #moveCalendar(now: number): void {
    const [before, after] = [this.#now, now].map((at) => new Set(calendarPages(at, (key) => this.index.occasions(key))))
    for (const path of [...(before ?? []), ...(after ?? [])])
      if (!before?.has(path) || !after?.has(path)) this.#changes.paths.add(path)
  }

  #place(collection: PageCollection, id: string): void {
    const entry: Entries[PageCollection] | undefined = this.#entries[collection].get(id)
    const rank =
      entry === undefined ? { numbers: [], until: Infinity } : descriptions[collection].rank(entry as never, this.#now)
    this.#deadlines.set(nameOf(collection, id), rank.until)
    this.index.place(collection, id, entry, rank, this.#changes)
  }

  #moveSlug(collection: PageCollection, id: string, before: string | undefined, after: string | undefined): void {
    if (before === after) return
    this.urls[collection].set(id, after, this.#changes)
    // another entry may have taken the old slug already
    if (before !== undefined && this.#slugs.get(`${collection}/${before}`) === id)
      this.#slugs.delete(`${collection}/${before}`)
    if (after !== undefined) this.#slugs.set(`${collection}/${after}`, id)
    for (const slug of [before, after]) {
      if (slug === undefined) continue
      this.#changes.keys.add(slugKey(collection, slug))
      this.#changes.paths.add(entryPath(collection, slug))
      this.#changes.paths.add(qrPath(collection, slug))
      // somebody else's former address that is free now
      if (isDated(collection) && this.#former.holder(collection, slug) !== undefined)
        this.#changes.paths.add(signUpPath(collection, slug))
    }
  }

  #moveFiles(owner: FileOwner, before: FileEntry | undefined, after: FileEntry | undefined): void {
    for (const url of pathsOfFiles(before)) {
      const holder = this.#mediaFiles.get(url)
      // another may have taken it over already
      if (holder?.collection === owner.collection && holder.id === owner.id) this.#mediaFiles.delete(url)
    }
    for (const url of pathsOfFiles(after)) this.#mediaFiles.set(url, owner)
    this.#touchFiles(before)
    this.#touchFiles(after)
  }

  #touchPosters(collection: DatedLibrary, slug: string): void {
    for (const format of publishedPosters) this.#changes.paths.add(posterPath(format, collection, slug))
  }

  #touchFiles(file: FileEntry | undefined): void {
    for (const url of pathsOfFiles(file)) this.#changes.paths.add(url)
  }

  #countSamples(difference: number): void {
    const before = this.hasSample
    this.#samples += difference
    if (this.hasSample !== before) this.#changes.keys.add('sample')
  }
}

/** URL paths of the files of a picture or a recording. */
export function pathsOfFiles(entry: FileEntry | undefined): string[] {
  if (entry === undefined) return []
  return [...Object.keys(entry.files), ...('texts' in entry ? Object.keys(entry.texts) : [])]
}

function isFileCollection(collection: Collection): collection is FileOwner['collection'] {
  return (fileCollections as readonly string[]).includes(collection)
}

function isPageCollection(collection: Collection): collection is PageCollection {
  return (pageCollections as readonly string[]).includes(collection)
}

function slugOf(entry: object | undefined): string | undefined {
  return entry !== undefined && 'slug' in entry ? String(entry.slug) : undefined
}

function formerSlugsOf(entry: object | undefined): readonly string[] {
  return entry !== undefined && 'formerSlugs' in entry ? (entry.formerSlugs as string[]) : []
}

function isSample(entry: object | undefined): boolean {
  return entry !== undefined && 'sample' in entry && entry.sample === true
}

/** Entries are built by mappers in one fixed order of fields, so their JSON tells whether they are the same. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
