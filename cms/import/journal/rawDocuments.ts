import type { Image } from './entry.ts'

/** Documents as the database keeps them, past Payload: what is put back is the same to the last row. */
export interface RawStore {
  /**
   * Documents with these ids, with their versions.
   * @returns by id; those that are not there are missing
   */
  take(collection: string, ids: readonly string[]): Promise<Map<string, Image>>
  /** Something that any later write to a document changes, by id; those that are not there are missing. */
  marks(collection: string, ids: readonly string[]): Promise<Map<string, string>>
  /** Ids by code. */
  idsOf(collection: string, codes: readonly string[]): Promise<Map<string, string>>
  /** Puts a document back as it was; without an image it is taken away. All of it happens, or is done again. */
  restore(collection: string, id: string, image: Image): Promise<void>
}

/** A document's mark from when it and its versions were written. @param versions id and stamp of each */
export function markOf(stamp: string, versions: readonly (readonly [id: string, stamp: string])[]): string {
  return [stamp, ...versions.map(([id, at]) => `${id}@${at}`).sort()].join(' ')
}

/**
 * Whether nothing was written between two marks. A write makes a version that is newer than all; the old ones go with the
 * years, and nobody has changed the document thereby.
 */
export function isSameMark(one: string, other: string): boolean {
  return newestIn(one) === newestIn(other)
}

function newestIn(mark: string): string {
  const [stamp = '', ...versions] = mark.split(' ')
  const atOf = (version: string): string => version.slice(version.indexOf('@') + 1)
  const newest = versions.reduce((found, one) => (atOf(one) > atOf(found) ? one : found), '')
  return `${stamp} ${newest}`
}
