import type { z } from 'zod'
import type { Facets } from './facetValues.ts'
import type { PageCollection } from './pageCollections.ts'
import type { Rank } from './index/ranks.ts'

/** What the site knows of a library: all of it beside what it is called, which browsers have too (pageCollections.ts). */
export interface Library<E> {
  /** The one facet by which its list is divided: as a search knows it, its words, and an entry's values of it. */
  facet: { name: 'kind' | 'form'; words: Readonly<Record<string, string>>; of: (entry: E) => readonly string[] }
  /** A further row of lists, if it has one. */
  shelf?: Shelf<E>
  /** By what the covers that are cut for entries without a picture are alike, where it is not the facet. */
  coverKind?: (entry: E) => string
  /**
   * Where an entry stands in the list. What can be attended comes first, soonest on top, and the past after it, latest
   * on top; of calls what is open, the next to close on top; of the others the newest, so that a new entry stands at
   * the front.
   * @param now milliseconds since the epoch
   */
  rank: (entry: E, now: number) => Rank
  /** Ids of the entries under which an entry is found too; referencesOf (lists.ts) says what for. */
  relatedTo: (entry: E) => readonly (string | undefined)[]
  /** What is searched of an entry beside its summary and its body text. */
  texts: (entry: E, names: Names) => Texts
  /** By what an entry's own fields narrow a search. */
  facets: (entry: E) => Facets
}

/** A library with the schema of its public entry: what is not in it can never reach a page. */
export interface Described<S extends z.ZodType> extends Library<z.infer<S>> {
  schema: S
}

/** Describes a library; the entries are those of its schema. */
export function library<S extends z.ZodType>(described: Described<S>): Described<S> {
  return described
}

/** A further row of lists beside those of a library's facet, which no vocabulary names. */
export interface Shelf<E> {
  /** As it stands in addresses: /works/year/2026/. */
  name: 'year' | 'initial'
  /** What the row is called. */
  label: string
  of: (entry: E) => string | undefined
  wordOf: (value: string) => string
  /** Which comes first. */
  isLatestFirst: boolean
}

/** Texts of an entry by the weight that they have; a relation that is not public has none. */
export interface Texts {
  title: string
  people: readonly (string | undefined)[]
  facts: readonly (string | undefined)[]
  body: readonly (string | undefined)[]
}

/** The names by which others are called in an entry. */
export interface Names {
  of: (collection: PageCollection | 'units', ...ids: readonly (string | undefined)[]) => (string | undefined)[]
}
