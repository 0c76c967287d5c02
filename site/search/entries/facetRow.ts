import type { Entries } from '../../catalogue/entries.ts'
import type { PageCollection } from '../../catalogue/pageCollections.ts'
import { titleOf } from '../../catalogue/titleOf.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import type { Facet } from '../../catalogue/facetNames.ts'
import { facetsOf } from '../documents/facetsOf.ts'
import { readingsOf } from '../pinyin/readings.ts'
import type { FacetFile } from './facetFile.ts'
import { momentsOf } from './momentsOf.ts'

const minute = 60_000
/** Characters of a title by which names are put in order. */
const longestName = 6

/** What some entries of a library are narrowed by. @param view notes what was read of others */
export function facetFileOf<C extends PageCollection>(
  library: C,
  entries: ReadonlyMap<number, Entries[C]>,
  view: CatalogueView,
): FacetFile {
  const rows: FacetFile['rows'] = {}
  const labels: Partial<Record<Facet, Record<string, string>>> = {}
  for (const [number, entry] of entries) {
    const values: Partial<Record<Facet, string[]>> = {}
    for (const [name, some] of Object.entries(facetsOf(library, entry, view)) as [
      Facet,
      { key: string; label: string }[],
    ][]) {
      values[name] = some.map(({ key }) => key)
      for (const { key, label } of some) (labels[name] ??= {})[key] = label
    }
    const moments = momentsOf(entry)
    rows[number] = {
      values,
      ...(moments.length > 0 && { moments }),
      date: Math.floor(Date.parse('date' in entry ? String(entry.date) : entry.created) / minute),
      name: nameOf(titleOf(entry)),
    }
  }
  return { rows, labels: inOrder(labels) }
}

function nameOf(title: string): string {
  return Array.from(title)
    .slice(0, longestName)
    .map((character) => readingsOf(character)[0]?.[0] ?? character.toLowerCase())
    .join(' ')
}

/** The same values always give the same bytes. */
function inOrder(labels: Partial<Record<Facet, Record<string, string>>>): FacetFile['labels'] {
  return Object.fromEntries(
    Object.entries(labels)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, words]) => [name, Object.fromEntries(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)))]),
  )
}
