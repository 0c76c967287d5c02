import { ByteReader, ByteWriter } from './bytes.ts'

/** A term as it stands in a shard: its name in UTF-8, and what is known of it. */
export interface ShardEntry {
  name: Uint8Array
  value: Uint8Array
}

/** Goes through the terms of a shard, in the order of their bytes. */
export function* entriesOf(shard: Uint8Array): Iterable<ShardEntry> {
  const reader = new ByteReader(shard)
  while (!reader.isAtEnd) {
    const name = reader.bytes(reader.byte())
    yield { name, value: reader.bytes(reader.number()) }
  }
}

/** Appends a term. */
export function writeEntry({ name, value }: ShardEntry, into: ByteWriter): void {
  into.byte(name.length)
  into.bytes(name)
  into.number(value.length)
  into.bytes(value)
}

/** How many bytes writeEntry appends. */
export function bytesOf({ name, value }: ShardEntry): number {
  return 1 + name.length + (value.length < 0x80 ? 1 : value.length < 0x4000 ? 2 : 3) + value.length
}

/** The order of terms in a shard. */
export function compareNames(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/**
 * A shard with some of its terms changed.
 * @param changes in the order of their names
 * @param change gives a term's value from the one before; undefined for none, before and after
 */
export function changedShard<Change extends { name: Uint8Array }>(
  shard: Uint8Array,
  changes: readonly Change[],
  change: (of: Change, before: Uint8Array | undefined) => Uint8Array | undefined,
): Uint8Array<ArrayBuffer> {
  const [reader, writer] = [new ByteReader(shard), new ByteWriter()]
  let next = 0
  const apply = (of: Change, before: Uint8Array | undefined): void => {
    const value = change(of, before)
    if (value !== undefined) writeEntry({ name: of.name, value }, writer)
    next++
  }
  while (!reader.isAtEnd) {
    const start = reader.position
    const name = reader.bytes(reader.byte())
    const value = reader.bytes(reader.number())
    let order = -1
    for (let of = changes[next]; of !== undefined && (order = compareNames(of.name, name)) < 0; of = changes[next])
      apply(of, undefined)
    const of = changes[next]
    if (of !== undefined && order === 0) apply(of, value)
    else writer.bytes(shard.subarray(start, reader.position))
  }
  for (let of = changes[next]; of !== undefined; of = changes[next]) apply(of, undefined)
  return writer.taken()
}
