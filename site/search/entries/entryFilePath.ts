import { type PageCollection, pageCollections } from '../../catalogue/pageCollections.ts'

/** Address of the file that says in which files the entries are, and whether there are some of synonyms and of holidays. */
export const entryPartsPath = '/search/entries.json'

/** What a file has of each of its entries: what a result shows, or what results are narrowed by. */
export const entryFileKinds = ['cards', 'facets'] as const
export type EntryFileKind = (typeof entryFileKinds)[number]

/** Address of a file. @param part of the range of the entries' numbers (division.ts) */
export function entryFilePath(kind: EntryFileKind, library: PageCollection, part: number): string {
  return `/search/${kind}/${library}-${part}.json`
}

/** What the address of a file says; undefined when it is none. */
export function entryFileAt(path: string): { kind: EntryFileKind; library: PageCollection; part: number } | undefined {
  const [, kind, library, part] = /^\/search\/([a-z]+)\/([a-z]+)-(\d{1,10})\.json$/.exec(path) ?? []
  const isOne =
    (entryFileKinds as readonly unknown[]).includes(kind) && (pageCollections as readonly unknown[]).includes(library)
  return isOne ? { kind: kind as EntryFileKind, library: library as PageCollection, part: Number(part) } : undefined
}
