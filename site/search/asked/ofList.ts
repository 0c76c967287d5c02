import type { PageCollection } from '../../catalogue/pageCollections.ts'
import type { Asked } from './asked.ts'

/** The libraries whose lists are divided by art form; the others are by kind. */
const byForm: readonly PageCollection[] = ['talents', 'works']

/** What has to be asked to find what a list shows. @param list a value of the library's facet, or a list of its shelf */
export function valuesOf(collection: PageCollection, list: string | undefined): Asked['values'] {
  if (list === undefined) return {}
  const [shelf, value] = list.split('/')
  if (value === undefined) return byForm.includes(collection) ? { form: [list] } : { kind: [list] }
  // names in order of their pinyin begin with their letter, which nothing is narrowed by
  return shelf === 'year' ? { year: [value] } : {}
}
