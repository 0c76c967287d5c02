import { type Collection, type Entries, type PageCollection, pageCollections, type Site } from './entries.ts'
import { facets } from './facets.ts'
import { endOf, type Occasion, sessionsOf, showingsOf } from './occasions.ts'
import { orderOf } from './orders.ts'
import { entryPath, listPath, pageSize } from './urls.ts'

type Store = { [C in Collection]: Map<string, Entries[C]> }

/**
 * All public entries, in memory. The publisher writes it, pages read it through a CatalogueView. Entries are frozen;
 * a changed entry replaces the old one.
 */
export class Catalogue {
  #entries: Store = {
    courses: new Map(),
    performances: new Map(),
    talents: new Map(),
    works: new Map(),
    venues: new Map(),
    notices: new Map(),
    units: new Map(),
    media: new Map(),
  }
  #site: Site = { name: '工韵', organisation: '工会', headline: '工韵' }
  #derived = new Map<string, unknown>()

  /** The published `site` global. */
  get site(): Site {
    return this.#site
  }

  /** @returns whether anything changed */
  setSite(site: Site): boolean {
    if (same(site, this.#site)) return false
    this.#site = Object.freeze(site)
    this.#derived.clear()
    return true
  }

  /**
   * Puts an entry in, or takes it out.
   * @param entry the entry, or undefined when it is no longer public
   * @returns whether anything changed
   */
  set<C extends Collection>(collection: C, id: string, entry: Entries[C] | undefined): boolean {
    const entries: Map<string, Entries[C]> = this.#entries[collection]
    const before = entries.get(id)
    if (entry === undefined ? before === undefined : before !== undefined && same(entry, before)) return false
    if (entry === undefined) {
      entries.delete(id)
    } else {
      Object.freeze(entry)
      entries.set(id, entry)
    }
    this.#derived.clear()
    return true
  }

  get<C extends Collection>(collection: C, id: string): Entries[C] | undefined {
    return this.#entries[collection].get(id)
  }

  all<C extends Collection>(collection: C): Iterable<Entries[C]> {
    return this.#entries[collection].values()
  }

  /** @returns the entry whose page ends in this slug */
  bySlug<C extends PageCollection>(collection: C, slug: string): Entries[C] | undefined {
    const index = this.#once(`slugs ${collection}`, () => {
      const bySlug = new Map<string, Entries[C]>()
      for (const entry of this.all(collection)) bySlug.set(entry.slug, entry)
      return bySlug
    })
    return index.get(slug)
  }

  /** A library in the order of its list at `now` (milliseconds since the epoch). */
  ordered<C extends PageCollection>(collection: C, now: number, facet?: string): readonly Entries[C][] {
    return this.#once(`ordered ${collection} ${now} ${facet ?? ''}`, () => {
      const all = [...this.all(collection)]
      const chosen = facet === undefined ? all : all.filter((entry) => facets[collection].of(entry).includes(facet))
      return chosen.sort(orderOf(collection, now))
    })
  }

  /** Every session and showing, in order of start. */
  occasions(): readonly Occasion[] {
    return this.#once('occasions', () =>
      [
        ...[...this.all('courses')].flatMap(sessionsOf),
        ...[...this.all('performances')].flatMap(showingsOf),
      ].sort((a, b) => Date.parse(a.occasion.start) - Date.parse(b.occasion.start) || (a.occasion.id < b.occasion.id ? -1 : 1)),
    )
  }

  /** The first instant after `now` at which an occasion is over; both in milliseconds since the epoch. */
  nextEnd(now: number): number {
    return this.#once(`next end ${now}`, () =>
      this.occasions().reduce((next, item) => (endOf(item.occasion) > now ? Math.min(next, endOf(item.occasion)) : next), Infinity),
    )
  }

  /** The facet values that at least one entry of the library has, in the order of their vocabulary. */
  facetValues(collection: PageCollection): readonly string[] {
    return this.#once(`facets ${collection}`, () => Object.keys(facets[collection].words).filter((value) => this.ordered(collection, 0, value).length > 0))
  }

  /** Paths of all pages that the site has now. */
  paths(): string[] {
    const paths = ['/', '/404/']
    for (const collection of pageCollections) {
      for (const facet of [undefined, ...this.facetValues(collection)]) {
        const pages = Math.max(1, Math.ceil(this.ordered(collection, 0, facet).length / pageSize))
        for (let number = 1; number <= pages; number++) paths.push(listPath(collection, number, facet))
      }
      for (const entry of this.all(collection)) paths.push(entryPath(collection, entry.slug))
    }
    return paths
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#derived.has(key)) this.#derived.set(key, make())
    return this.#derived.get(key) as T
  }
}

/** Entries are built by mappers in one fixed order of fields, so their JSON tells whether they are the same. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
