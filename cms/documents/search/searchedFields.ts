import type { SanitizedCollectionConfig } from 'payload'
import { searchTextName } from './searchTextField.ts'

/**
 * The fields whose texts a document is found by, the most important first: those that its list searches.
 * @returns none of a collection that is not searched so
 */
export function searchedFields({ admin, flattenedFields }: SanitizedCollectionConfig): string[] {
  const names = admin.listSearchableFields ?? []
  const isSearched = names.includes(searchTextName)
  return isSearched
    ? names.filter((name) => name !== searchTextName && flattenedFields.some((field) => field.name === name))
    : []
}

/** The texts of a document in some of its fields. */
export function textsIn(document: Readonly<Record<string, unknown>>, names: readonly string[]): string[] {
  return names.map((name) => document[name]).filter((text) => typeof text === 'string')
}
