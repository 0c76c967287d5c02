import { descriptions, type PageCollection } from '../../catalogue/pageCollections.ts'
import type { Asked } from './asked.ts'

/** What has to be asked to find what a list shows. @param list a value of the library's facet, or a list of its shelf */
export function valuesOf(collection: PageCollection, list: string | undefined): Asked['values'] {
  if (list === undefined) return {}
  const [shelf, value] = list.split('/')
  if (value === undefined) return { [descriptions[collection].facet.name]: [list] }
  // names in order of their pinyin begin with their letter, which nothing is narrowed by
  return shelf === 'year' ? { year: [value] } : {}
}
