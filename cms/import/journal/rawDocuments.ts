import type { Image } from './entry.ts'
import type { Obstacle } from './kept.ts'

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
  /** What keeps documents from being put back as they were, by id; nothing of those that can be. */
  obstacles(collection: string, images: ReadonlyMap<string, Image>): Promise<Map<string, Obstacle>>
  /** Puts a document back as it was; without an image it is taken away. All of it happens, or is done again. */
  restore(collection: string, id: string, image: Image): Promise<void>
}

/** Fields whose values only one document of a collection has. */
export const uniqueFields = ['slug', 'code'] as const

/** A document's mark from when it and its versions were written. @param versions id and stamp of each */
export function markOf(stamp: string, versions: readonly (readonly [id: string, stamp: string])[]): string {
  return [stamp, ...versions.map(([id, at]) => `${id}@${at}`).sort()].join(' ')
}

/**
 * Whether nothing was written between two marks. A write makes a version that is newer than all; the old ones go with the
 * years, and nobody has changed the document thereby.
 */
export function isSameMark(one: string, other: string): boolean {
  if (one === mixed || other === mixed) return false
  return newestIn(one) === newestIn(other)
}

/** The mark of what the batch and somebody else wrote at the same time: nothing is ever the same as it. */
export const mixed = 'mixed'

/**
 * The mark of a document after a batch wrote it. A save makes one version: when there are more that were not there
 * before, or the document is gone, somebody else wrote it in between.
 * @param now how it stands after the write
 */
export function markLeftBy(before: string, now: string): string {
  if (now === '') return before === '' ? '' : mixed
  const known = new Set(versionIdsIn(before))
  return versionIdsIn(now).filter((id) => !known.has(id)).length > 1 ? mixed : now
}

function versionIdsIn(mark: string): string[] {
  const [, ...versions] = mark.split(' ')
  return versions.map((version) => version.slice(0, version.indexOf('@')))
}

function newestIn(mark: string): string {
  const [stamp = '', ...versions] = mark.split(' ')
  const atOf = (version: string): string => version.slice(version.indexOf('@') + 1)
  const newest = versions.reduce((found, one) => (atOf(one) > atOf(found) ? one : found), '')
  return `${stamp} ${newest}`
}
