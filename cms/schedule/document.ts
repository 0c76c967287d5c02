import { type PageCollection, pageCollections } from '../../site/catalogue/pageCollections.ts'

/**
 * Reads the name of an entry.
 * @param name `<collection>/<id>`
 * @returns undefined when it is not the name of an entry with a page
 */
export function documentOf(name: string): { collection: PageCollection; id: string } | undefined {
  const [slug, id, ...rest] = name.split('/')
  const collection = pageCollections.find((candidate) => candidate === slug)
  return collection === undefined || !id || rest.length > 0 ? undefined : { collection, id }
}
