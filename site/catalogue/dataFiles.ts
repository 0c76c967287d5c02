import { entryFileAt } from '../search/entries/entryFilePath.ts'
import { type PageCollection, pageCollections } from './pageCollections.ts'
import { openDataPath } from './urls.ts'

/**
 * Libraries whose entries anybody may take over as data. People are not among them: that somebody may be named on this
 * site is no consent to being listed elsewhere.
 */
export const dataLibraries: readonly PageCollection[] = pageCollections.filter((library) => library !== 'talents')

/** Surrogate key of which files of data there are, and how many entries each has. */
export const dataFilesKey = 'data-files'

/** Names all other files of data. */
export const dataIndexPath = `${openDataPath}index.json`

/** Address of some entries of a library. @param part those that a file of the search's facets has too */
export function dataPath(library: PageCollection, part: number): string {
  return `${openDataPath}${library}-${part}.json`
}

/** Address of the schema of a library's entries (JSON Schema). */
export function dataSchemaPath(library: PageCollection): string {
  return `${openDataPath}schema/${library}.json`
}

/** Address of the data of the entries that a file of the search has; undefined when they are not divided as that. */
export function dataPathBeside(path: string): string | undefined {
  const at = entryFileAt(path)
  return at?.kind === 'facets' && dataLibraries.includes(at.library) ? dataPath(at.library, at.part) : undefined
}

/** What an address of data says; undefined when it is none of entries or of a schema. */
export function dataFileAt(path: string): { library: PageCollection; part: number | undefined } | undefined {
  const [, schema, entries, part] = /^\/open-data\/(?:schema\/([a-z]+)|([a-z]+)-(\d{1,10}))\.json$/.exec(path) ?? []
  const library = dataLibraries.find((name) => name === (schema ?? entries))
  return library && { library, part: part === undefined ? undefined : Number(part) }
}
