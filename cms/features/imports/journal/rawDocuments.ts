import { type DocumentName } from '../../../../site/catalogue/documentName.ts'
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
  /** The units that own a document as it stands in an image, its newest version too; the empty text for none. */
  ownersIn(image: Image): string[]
  /** What a document has in some of its fields as it stands in an image: as stored, by their paths. */
  valuesIn(image: Image, paths: readonly string[]): unknown[]
  /** The ids of the rows of its arrays as it stands in an image, of all of them together. */
  rowIdsIn(image: Image): Set<string>
  /** What a document refers to as it stands in an image, its newest version too. */
  namedIn(collection: string, image: Image): Promise<DocumentName[]>
  /**
   * Puts a document back as it was; without an image it is taken away. All of it happens or nothing. A former address
   * that another entry has had since stays with that one.
   * @param mark how it must stand
   * @throws SavedMeanwhile when it stands otherwise by then
   */
  restore(collection: string, id: string, image: Image, mark: string): Promise<void>
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

/**
 * Whether a document stood so before it stood otherwise, as the moments of its writes say. A back-up that was put back
 * has documents from before a journal that was not. What is not there, and what is not known, is not older.
 */
export function isOlder(one: string, other: string): boolean {
  if ([one, other].some((mark) => mark === '' || mark === mixed)) return false
  return latestIn(one) < latestIn(other)
}

/**
 * Whether nobody has written since a mark: it is the same, or a back-up has caught half of the write that left it, the
 * document without its version. Any later write has a later moment or another version.
 */
export function isNothingSince(now: string, left: string): boolean {
  if (isSameMark(now, left)) return true
  if ([now, left].some((mark) => mark === '' || mark === mixed)) return false
  const known = new Set(versionIdsIn(left))
  return latestIn(now) <= latestIn(left) && versionIdsIn(now).every((id) => known.has(id))
}

function latestIn(mark: string): string {
  const [stamp = '', ...versions] = mark.split(' ')
  const moments = [stamp, ...versions.map((version) => version.slice(version.indexOf('@') + 1))]
  return moments.reduce((latest, one) => (one > latest ? one : latest))
}

/** The versions of a document when it had a mark. */
export function versionIdsIn(mark: string): string[] {
  const [, ...versions] = mark.split(' ')
  return versions.map((version) => version.slice(0, version.indexOf('@')))
}

/** The newest version of a document when it had a mark; the empty text for none. */
export function leftVersionIn(mark: string): string {
  const newest = newestVersionIn(mark)
  return newest.slice(0, Math.max(newest.indexOf('@'), 0))
}

function newestIn(mark: string): string {
  const [stamp = ''] = mark.split(' ')
  return `${stamp} ${newestVersionIn(mark)}`
}

function newestVersionIn(mark: string): string {
  const [, ...versions] = mark.split(' ')
  const atOf = (version: string): string => version.slice(version.indexOf('@') + 1)
  return versions.reduce((found, one) => (atOf(one) > atOf(found) ? one : found), '')
}
