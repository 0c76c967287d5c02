import type { Catalogue } from './catalogue.ts'
import type { Collection, Course, Entries, PageCollection, Performance, Site, Talent, Venue, Work } from './entries.ts'
import { pageCollections } from './entries.ts'
import { endOf, isCancelled, isFree, type Occasion } from './occasions.ts'
import { pageSize } from './urls.ts'

/** One page of a list. Page numbers count from 1. */
export interface ListPage<T> {
  entries: readonly T[]
  number: number
  pages: number
  total: number
}

/**
 * What one rendering of one page sees of the catalogue, as `Astro.locals.catalogue`. It remembers which media were
 * read and the instant at which the page will be wrong.
 */
export class CatalogueView {
  readonly #catalogue: Catalogue
  readonly #now: number
  readonly #draft: { collection: PageCollection; entry: Entries[PageCollection] } | undefined
  readonly #media: Map<string, Entries['media']> | undefined
  /** Ids of the pictures that the page shows. */
  readonly mediaRead = new Set<string>()
  /** When the page goes wrong by itself, in milliseconds since the epoch; Infinity when never. */
  staleAt = Infinity

  /**
   * @param now the instant of the rendering, in milliseconds since the epoch
   * @param preview a draft laid over the published entries, with the media that it needs, for /preview only
   */
  constructor(
    catalogue: Catalogue,
    now: number,
    preview?: { collection: PageCollection; entry: Entries[PageCollection]; media: Map<string, Entries['media']> },
  ) {
    this.#catalogue = catalogue
    this.#now = now
    this.#draft = preview
    this.#media = preview?.media
  }

  /** Whether a draft is being shown: the page says so and keeps out of search engines. */
  get isPreview(): boolean {
    return this.#draft !== undefined
  }

  get site(): Site {
    return this.#catalogue.site
  }

  /** Whether any demonstration content (演示数据) is published. */
  get hasSample(): boolean {
    return pageCollections.some((collection) => {
      for (const entry of this.#catalogue.all(collection)) if (entry.sample) return true
      return false
    })
  }

  /**
   * The instant of the rendering. A page that shows something that depends on it passes the instant at which that
   * changes.
   * @param until milliseconds since the epoch
   * @returns milliseconds since the epoch
   */
  now(until: number): number {
    this.staleAt = Math.min(this.staleAt, until)
    return this.#now
  }

  /** An entry by id; undefined when it is not public. An undefined id gives undefined. */
  get<C extends Collection>(collection: C, id: string | undefined): Entries[C] | undefined {
    if (id === undefined) return undefined
    if (collection === 'media') {
      this.mediaRead.add(id)
      const previewed = this.#media?.get(id)
      if (previewed !== undefined) return previewed as Entries[C]
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
    if (this.#draft?.collection === collection && this.#draft.entry.slug === slug) return this.#draft.entry as Entries[C]
    return this.#catalogue.bySlug(collection, slug)
  }

  /**
   * A page of a library's list.
   * @param number counted from 1, as the URL gives it
   * @returns undefined when the list has no such page: the page answers 404
   */
  list<C extends PageCollection>(
    collection: C,
    { number = '1', facet }: { number?: string | undefined; facet?: string | undefined } = {},
  ): ListPage<Entries[C]> | undefined {
    if (!/^[1-9]\d*$/.test(number)) return undefined
    if (facet !== undefined && !this.facetValues(collection).includes(facet)) return undefined
    const isDated = collection === 'courses' || collection === 'performances'
    const all = this.#catalogue.ordered(collection, isDated ? this.now(this.#nextEnd()) : 0, facet)
    const pages = Math.max(1, Math.ceil(all.length / pageSize))
    const page = Number(number)
    if (page > pages) return undefined
    return { entries: all.slice((page - 1) * pageSize, page * pageSize), number: page, pages, total: all.length }
  }

  /** The facet values of a library that lead somewhere. */
  facetValues(collection: PageCollection): readonly string[] {
    return this.#catalogue.facetValues(collection)
  }

  /** The first entries of a library's list, for teasers. */
  first<C extends PageCollection>(collection: C, count: number): readonly Entries[C][] {
    return this.list(collection)?.entries.slice(0, count) ?? []
  }

  /**
   * Occasions that are not over, soonest first, without those that were cancelled.
   * @param before only those that start before this instant, in milliseconds since the epoch
   */
  comingOccasions({ before = Infinity, freeOnly = false, venue }: { before?: number; freeOnly?: boolean; venue?: string } = {}): Occasion[] {
    const now = this.now(this.#nextEnd())
    return this.#catalogue
      .occasions()
      .filter(
        (item) =>
          endOf(item.occasion) > now &&
          Date.parse(item.occasion.start) < before &&
          !isCancelled(item) &&
          (!freeOnly || isFree(item)) &&
          (venue === undefined || (item.occasion.venue ?? (item.of === 'courses' ? item.entry.venue : undefined)) === venue),
      )
  }

  /** Works by an author, in the order of the library. */
  worksBy(talent: Talent): Work[] {
    return this.#catalogue.ordered('works', 0).filter((work) => work.authors.includes(talent.id))
  }

  /** Performances in whose programme a talent or a work stands, latest or soonest first as in the library. */
  performancesWith(entry: Talent | Work): Performance[] {
    return this.#catalogue
      .ordered('performances', this.now(this.#nextEnd()))
      .filter((performance) =>
        performance.programme.some((item) => item.work === entry.id || item.performers.includes(entry.id)),
      )
  }

  /** Other courses of the same type, for the foot of a course page. */
  coursesLike(course: Course, count: number): Course[] {
    return this.#catalogue
      .ordered('courses', this.now(this.#nextEnd()))
      .filter((other) => other.id !== course.id && other.type === course.type)
      .slice(0, count)
  }

  /** Where an occasion takes place: its own venue, else the course's. */
  venueOf(item: Occasion): Venue | undefined {
    return this.get('venues', item.occasion.venue ?? (item.of === 'courses' ? item.entry.venue : undefined))
  }

  #nextEnd(): number {
    return this.#catalogue.nextEnd(this.#now)
  }
}
