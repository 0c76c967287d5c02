import { type PageCollection, pageCollections } from '../../site/catalogue/pageCollections.ts'
import type { Card } from '../../site/search/entries/card.ts'
import { type EntryFileKind, entryFilePath, entryPartsPath } from '../../site/search/entries/entryFilePath.ts'
import { EntryFiles } from '../../site/search/entries/entryFiles.ts'
import { writeEntryParts } from '../../site/search/entries/entryParts.ts'
import type { FacetRow } from '../../site/search/entries/facetFile.ts'
import { indexPath } from '../../site/search/index/fileNames.ts'
import { SearchFiles } from '../../site/search/index/searchFiles.ts'
import { type SynonymGroups, synonymsPath, writeSynonyms } from '../../site/search/synonyms/synonyms.ts'
import { SearchReader } from '../../site/search/query/reader.ts'
import { fold } from '../../site/search/text/fold.ts'
import { variantsPaths, writeVariants } from '../../site/search/text/variantFiles.ts'
import { readVariants } from '../../site/search/text/variants.ts'

const variants = readVariants()

/** What a test says of an entry. */
export interface Said {
  library: PageCollection
  title: string
  people?: string[]
  facts?: string[]
  summary?: string
  moments?: Card['moments']
  values?: FacetRow['values']
  date?: number
}

/** A search over some entries, in files of few entries each. @param synonyms that the union keeps */
export function searchOver(
  entries: readonly Said[],
  synonyms: SynonymGroups = [],
): { reader: SearchReader; asked: string[] } {
  const index = new SearchFiles({ shardBytes: 200, inShard: 4, inList: 4 })
  const files = new Map(pageCollections.map((library) => [library, new EntryFiles(library, { cards: 2, facets: 3 })]))
  const said = new Map(entries.map((entry, at) => [`${at}`, entry]))
  const text = (...parts: (string | undefined)[]) => fold(parts.filter(Boolean).join('\n'), variants)
  for (const [id, { library, title, people = [], facts = [], summary }] of said)
    index.gather(library, id, {
      library,
      id,
      fields: { title: text(title), people: text(...people), facts: text(...facts), body: text(summary) },
    })
  index.fill()
  const published = new Map<string, string>()
  for (const [library, of] of files) {
    of.fill([...said].filter(([, entry]) => entry.library === library).map(([id]) => id))
    for (const part of of.parts('cards')) published.set(entryFilePath('cards', library, part), cards(of, part))
    for (const part of of.parts('facets')) published.set(entryFilePath('facets', library, part), facets(of, part))
  }
  const of = (kind: EntryFileKind) =>
    pageCollections.map((library) => files.get(library)?.undivided(kind) ?? new Set([1]))
  const hasSynonyms = synonyms.length > 0
  published.set(
    entryPartsPath,
    writeEntryParts({ cards: of('cards'), facets: of('facets'), hasSynonyms, hasHolidays: false }),
  )
  if (hasSynonyms) published.set(synonymsPath, writeSynonyms(synonyms, variants))
  for (const path of variantsPaths) published.set(path, writeVariants(variants, path))
  const asked: string[] = []
  const reader = new SearchReader(async (path) => {
    asked.push(path)
    if (path.startsWith(indexPath)) return index.file(path.slice(indexPath.length))
    const content = published.get(path)
    return content === undefined ? undefined : new TextEncoder().encode(content)
  })
  return { reader, asked }

  function rows(of: EntryFiles, kind: 'cards' | 'facets', part: number, row: (id: string, entry: Said) => object) {
    const some = [...(of.entries(kind, part) ?? [])].map(([slot, id]) => [slot, row(id, said.get(id) as Said)])
    return Object.fromEntries(some) as object
  }

  function cards(of: EntryFiles, part: number): string {
    const card = (id: string, { library, title, people = [], facts = [], summary, moments }: Said) => ({
      path: `/${library}/${id}/`,
      title,
      people,
      facts,
      summary,
      moments,
    })
    return JSON.stringify(rows(of, 'cards', part, card))
  }

  function facets(of: EntryFiles, part: number): string {
    const row = (_: string, { title, values = {}, moments, date = 0 }: Said) => ({ values, moments, date, name: title })
    return JSON.stringify({ rows: rows(of, 'facets', part, row), labels: {} })
  }
}
