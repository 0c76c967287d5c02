import { shownIn } from '../bodyMarks.ts'
import { cellKeyOf } from '../coordinates.ts'
import type { Entries } from '../entries.ts'
import { descriptions, type PageCollection } from '../pageCollections.ts'
import { shelfOf } from './shelves.ts'

/**
 * A list: a whole library, its entries of one facet value or on one shelf (`year/2026`), or its courses of one type (which has no page of its own).
 */
export interface ListName {
  collection: PageCollection
  facet?: string | undefined
  type?: string | undefined
}

/** A list's name as a key. */
export function listNameOf({ collection, facet, type }: ListName): string {
  if (type !== undefined) return `${collection}/type=${type}`
  return facet === undefined ? collection : `${collection}/kind=${facet}`
}

/** The lists that an entry stands in. */
export function listsOf<C extends PageCollection>(collection: C, entry: Entries[C]): ListName[] {
  const names: ListName[] = [{ collection }]
  for (const facet of new Set([...descriptions[collection].facet.of(entry), shelfOf(collection, entry)]))
    if (facet !== undefined) names.push({ collection, facet })
  if ('sessions' in entry) names.push({ collection, type: entry.type })
  return names
}

/**
 * The other entries under which this one is found: a work under its authors and its team, a performance under the works,
 * talents and teams of its programme; and a place with those around it. Stated once, on the side that names them here, a
 * relation shows on both.
 */
export function referencesOf<C extends PageCollection>(collection: C, entry: Entries[C]): string[] {
  const ids = new Set(descriptions[collection].relatedTo(entry).filter((id) => id !== undefined))
  const cell = 'latitude' in entry ? cellKeyOf(entry) : undefined
  return [
    ...[...ids].map((id) => referenceKey(collection, id)),
    ...filesOf(entry).map(fileKey),
    ...(cell === undefined ? [] : [cell]),
  ]
}

/** Ids of the pictures, recordings and files that an entry shows, those of its text included, each once. */
export function filesOf(entry: object | undefined): string[] {
  const { picture, pictures = [], signUpPicture, recording, recordings = [], body = '' } = (entry ?? {}) as ShownFiles
  const files = [
    picture,
    ...pictures,
    signUpPicture,
    recording,
    ...recordings.map(({ file }) => file),
    ...shownIn(body),
  ]
  return [...new Set(files.filter((file) => file !== undefined))]
}

/** The fields of entries that name uploaded files. */
interface ShownFiles {
  picture?: string
  pictures?: readonly string[]
  signUpPicture?: string
  recording?: string
  recordings?: readonly { file?: string }[]
  body?: string
}

/** Key of the entries that show a picture or a recording. */
export function fileKey(file: string): string {
  return `showing>${file}`
}

/** Key of a library's entries that refer to another entry. */
export function referenceKey(collection: PageCollection, id: string): string {
  return `${collection}>${id}`
}
