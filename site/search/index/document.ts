import { pageCollections, type PageCollection } from '../../catalogue/pageCollections.ts'

/** What is searched of an entry, the weightiest first; a posting names a field by its place here. */
export const fields = ['title', 'people', 'facts', 'body'] as const
export type Field = (typeof fields)[number]

/** Fields in which one character is a term: 舞 finds a dance, 丽 a name. */
export const withSingles: Readonly<Record<Field, boolean>> = { title: true, people: true, facts: false, body: false }

/** A public entry as it is searched. */
export interface SearchDocument {
  library: PageCollection
  id: string
  /** Folded text. */
  fields: Readonly<Record<Field, string>>
}

/** The number by which index files name a library. */
export function numberOf(library: PageCollection): number {
  return pageCollections.indexOf(library)
}
