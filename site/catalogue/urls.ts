import type { PageCollection } from './entries.ts'

/** Entries on one list page. */
export const pageSize = 12

/** Names that no entry may take as its slug, because list pages use them. */
export const reservedSlugs = ['page', 'kind'] as const

/** Path of an entry's page, with a slash at the end. */
export function entryPath(collection: PageCollection, slug: string): string {
  return `/${collection}/${slug}/`
}

/**
 * Path of a list page.
 * @param number counted from 1
 * @param facet value of the library's facet (kind, genre or speciality), or undefined for the whole library
 */
export function listPath(collection: PageCollection, number = 1, facet?: string): string {
  const list = facet === undefined ? `/${collection}/` : `/${collection}/kind/${facet}/`
  return number === 1 ? list : `${list}page/${number}/`
}
