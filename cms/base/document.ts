import { isDocumentName, partsOf } from '../../site/catalogue/documentName.ts'
import { type PageCollection, pageCollections } from '../../site/catalogue/pageCollections.ts'

/**
 * Reads the name of an entry.
 * @param name `<collection>/<id>`
 * @returns undefined when it is not the name of an entry with a page
 */
export function documentOf(name: string): { collection: PageCollection; id: string } | undefined {
  if (!isDocumentName(name)) return undefined
  const { collection: slug, id } = partsOf(name)
  const collection = pageCollections.find((candidate) => candidate === slug)
  return collection === undefined || id === '' ? undefined : { collection, id }
}
