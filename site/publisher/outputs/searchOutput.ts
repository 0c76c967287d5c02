import { setImmediate } from 'node:timers/promises'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Entries } from '../../catalogue/entries.ts'
import { type PageCollection, pageCollections } from '../../catalogue/pageCollections.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { documentOf } from '../../search/documents/documentOf.ts'
import { cardOf } from '../../search/entries/cardOf.ts'
import { entryFileAt, type EntryFileKind, entryFilePath, entryPartsPath } from '../../search/entries/entryFilePath.ts'
import { type EntryParts, writeEntryParts } from '../../search/entries/entryParts.ts'
import { holidaysPath, writeHolidays } from '../../search/entries/holidayFile.ts'
import { facetFileOf } from '../../search/entries/facetRow.ts'
import { indexPath } from '../../search/index/fileNames.ts'
import type { Indexer } from '../../search/index/indexer.ts'
import { synonymsPath, writeSynonyms } from '../../search/synonyms/synonyms.ts'
import type { Variants } from '../../search/text/fold.ts'
import { variantsPaths, writeVariants } from '../../search/text/variantFiles.ts'
import { bytesOf, jsonBytes } from './bytesOf.ts'
import type { Output } from './output.ts'

/**
 * The files that a search reads: of the entries themselves, of the words that mean the same, and of the index of words. Whoever makes the card of an
 * entry hands its words over to the index, which tells what of its files has changed by that.
 */
export function searchOutput(catalogue: Catalogue, indexer: Indexer, variants: Variants): Output {
  /** Of each file of cards the entries that were in it when it was made last. */
  const before = new Map<string, ReadonlySet<string>>()
  return {
    *paths() {
      yield entryPartsPath
      if (hasSynonyms(catalogue)) yield synonymsPath
      if (hasHolidays(catalogue)) yield holidaysPath
      yield* variantsPaths
      for (const library of pageCollections) yield* catalogue.searchFiles[library].paths()
      for (const name of indexer.names) yield indexPath + name
    },
    begin() {
      for (const library of pageCollections) {
        const files = catalogue.searchFiles[library]
        for (const part of files.parts('cards')) {
          const ids = [...(files.entries('cards', part)?.values() ?? [])]
          before.set(entryFilePath('cards', library, part), new Set(ids))
        }
      }
    },
    async finish() {
      // without its index the site is whole but for the search, which is made as soon as it can be
      const names = await indexer.fill().catch(() => new Map<string, string>())
      return [...names.keys()].map((name) => indexPath + name)
    },
    waiting: () => indexer.waiting + Number(!indexer.isFilled),
    owns: (path) => path.startsWith('/search/') && !path.endsWith('/'),
    isKnown: (path) => !path.startsWith(indexPath) || indexer.isFilled,
    async render(path, view) {
      if (path.startsWith(indexPath)) {
        const bytes = await indexer.file(path.slice(indexPath.length))
        return bytes && { bytes }
      }
      if (path === entryPartsPath) return { bytes: bytesOf(writeEntryParts(partsOf(catalogue))) }
      if (path === synonymsPath)
        return hasSynonyms(catalogue) ? { bytes: bytesOf(writeSynonyms(catalogue.synonyms, variants)) } : undefined
      if (path === holidaysPath)
        return hasHolidays(catalogue) ? { bytes: bytesOf(writeHolidays(catalogue.holidays)) } : undefined
      if (variantsPaths.includes(path)) return { bytes: bytesOf(writeVariants(variants, path)) }
      const at = entryFileAt(path)
      if (at === undefined) return undefined
      // an edit changes several of these, each of many entries: whoever waits for the event loop comes in between
      await setImmediate()
      const entries = entriesIn(at.library, catalogue.searchFiles[at.library].entries(at.kind, at.part), view)
      if (at.kind === 'facets') return entries && { bytes: jsonBytes(facetFileOf(at.library, entries, view)) }
      const { library } = at
      for (const entry of entries?.values() ?? [])
        indexer.set({ library, id: entry.id, document: documentOf(library, entry, view, variants) })
      const ids = new Set([...(entries?.values() ?? [])].map(({ id }) => id))
      for (const id of before.get(path) ?? [])
        if (!ids.has(id) && catalogue.get(library, id) === undefined) indexer.set({ library, id, document: undefined })
      if (entries === undefined) {
        before.delete(path)
        return undefined
      }
      before.set(path, ids)
      const cards = [...entries].map(([number, entry]) => [number, cardOf(library, entry, view)] as const)
      return { bytes: jsonBytes(Object.fromEntries(cards)) }
    },
  }
}

function hasSynonyms({ synonyms }: Catalogue): boolean {
  return synonyms.length > 0
}

function hasHolidays({ holidays }: Catalogue): boolean {
  return holidays.length > 0
}

function partsOf(catalogue: Catalogue): EntryParts {
  const { searchFiles } = catalogue
  const of = (kind: EntryFileKind) => pageCollections.map((library) => searchFiles[library].undivided(kind))
  return {
    cards: of('cards'),
    facets: of('facets'),
    hasSynonyms: hasSynonyms(catalogue),
    hasHolidays: hasHolidays(catalogue),
  }
}

function entriesIn<C extends PageCollection>(
  library: C,
  ids: ReadonlyMap<number, string> | undefined,
  view: CatalogueView,
): Map<number, Entries[C]> | undefined {
  if (ids === undefined) return undefined
  const entries = [...ids].map(([number, id]) => [number, view.get(library, id)] as const)
  return new Map(entries.filter((one): one is readonly [number, Entries[C]] => one[1] !== undefined))
}
