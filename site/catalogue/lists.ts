import type { Entries, PageCollection } from './entries.ts'
import { facets } from './facets.ts'

/**
 * A list: a whole library, its entries of one facet value, or its courses of one type (which has no page of its own).
 */
export interface ListName {
  collection: PageCollection
  facet?: string | undefined
  type?: string | undefined
}

/** A list's name as a key. */
export function nameOf({ collection, facet, type }: ListName): string {
  if (type !== undefined) return `${collection}/type=${type}`
  return facet === undefined ? collection : `${collection}/kind=${facet}`
}

/** The lists that an entry stands in. */
export function listsOf<C extends PageCollection>(collection: C, entry: Entries[C]): ListName[] {
  const names: ListName[] = [{ collection }]
  for (const facet of new Set(facets[collection].of(entry))) names.push({ collection, facet })
  if ('sessions' in entry) names.push({ collection, type: entry.type })
  return names
}

/**
 * The other entries under which this one is found: a work under its authors, a performance under the works and talents
 * of its programme.
 */
export function referencesOf(collection: PageCollection, entry: Entries[PageCollection]): string[] {
  const ids: (string | undefined)[] = []
  if ('authors' in entry) ids.push(...entry.authors)
  if ('programme' in entry) for (const item of entry.programme) ids.push(item.work, ...item.performers)
  const references = [...new Set(ids)].filter((id) => id !== undefined).map((id) => referenceKey(collection, id))
  return [...references, ...picturesOf(entry).map(pictureKey)]
}

/** Ids of the pictures that an entry shows, each once. */
export function picturesOf(entry: object | undefined): string[] {
  const { picture, pictures = [] } = (entry ?? {}) as { picture?: string; pictures?: readonly string[] }
  return [...new Set(picture === undefined ? pictures : [picture, ...pictures])]
}

/** Key of the entries that show a picture. */
export function pictureKey(media: string): string {
  return `showing>${media}`
}

/** Key of a library's entries that refer to another entry. */
export function referenceKey(collection: PageCollection, id: string): string {
  return `${collection}>${id}`
}
