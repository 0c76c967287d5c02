import { ByteReader, ByteWriter } from './bytes.ts'
import { orderOf } from './postings.ts'

/**
 * Where a term stands in one field of one library, as a shard has it: its postings, or the parts of the numbers' range
 * whose list files have them.
 */
export interface GroupEntry {
  /** Places in `pageCollections` and `fields`. */
  library: number
  field: number
  /** How many postings there are. */
  count: number
  /** Encoded, where they are few. */
  postings?: Uint8Array
  /** See Division; where they are many. */
  lists?: readonly number[]
}

/** Set in a group's head when its postings are in files of their own. */
const inLists = 0x80
const libraryBits = 4

/** The groups of a term, in their order, as bytes. */
export function writeGroups(groups: readonly GroupEntry[]): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  for (const group of groups) {
    writer.byte(orderOf(group) | (group.lists === undefined ? 0 : inLists))
    writer.number(group.count)
    writer.number((group.lists ?? group.postings)?.length ?? 0)
    if (group.lists === undefined) writer.bytes(group.postings ?? new Uint8Array())
    else for (const number of group.lists) writer.number(number)
  }
  return writer.taken()
}

/** Reads what writeGroups wrote. */
export function readGroups(bytes: Uint8Array): GroupEntry[] {
  const reader = new ByteReader(bytes)
  const groups: GroupEntry[] = []
  while (!reader.isAtEnd) {
    const head = reader.byte()
    const library = head & ((1 << libraryBits) - 1)
    const field = (head & ~inLists) >>> libraryBits
    const count = reader.number()
    const length = reader.number()
    groups.push(
      (head & inLists) === 0
        ? { library, field, count, postings: reader.bytes(length) }
        : { library, field, count, lists: Array.from({ length }, () => reader.number()) },
    )
  }
  return groups
}
