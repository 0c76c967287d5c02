import { ByteReader, ByteWriter } from './bytes.ts'
import { depthOf, Division, partOf } from './division.ts'
import { listsName, shardName } from './fileNames.ts'
import { hashOf } from './hash.ts'
import { type Change, changed, LongList, written } from './longList.ts'
import { orderOf, type Postings, readAllPostings } from './postings.ts'
import { bytesOf, changedShard, compareNames, entriesOf, type ShardEntry, writeEntry } from './shard.ts'
import { type GroupEntry, readGroups, writeGroups } from './termEntry.ts'

/** Limits that decide how postings are laid out in files. Tests give small ones, to have many files. */
export interface Sizes {
  /** Largest shard that has more than one term, in bytes. */
  shardBytes: number
  /** Most postings of a group that stand in the shard itself. */
  inShard: number
  /** Most postings in a list file. */
  inList: number
}

export const sizes: Sizes = { shardBytes: 4096, inShard: 400, inList: 1500 }

/** A change of a posting of a term. */
export interface TermChange extends Change {
  term: string
  library: number
  field: number
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const nothing = new Uint8Array()
const hashBits = 32
/** A part's number must be a whole number that bitwise operations bear. */
const deepest = 24

/** Told which files changed: `shards/5`, or `lists/<hex of the term>-<group>-3`. */
export type TouchFile = (name: string) => void

/**
 * The postings of all terms in shards of a limited size. A term's shard follows from its hash, a shard's division from
 * what is in it: the same postings always lie in the same files. Kept encoded: a hundred thousand entries are 50 MB.
 */
export class TermShards {
  readonly #sizes: Sizes
  readonly #shards: Division<Uint8Array>
  readonly #lists = new Map<string, LongList>()

  constructor(limits: Sizes) {
    this.#sizes = limits
    this.#shards = new Division({
      empty: nothing,
      sizeOf: ({ length }) => length,
      largest: limits.shardBytes,
      isOneThing: hasOne,
      split: splitShard,
      join: (lower, upper) =>
        joined([...entriesOf(lower), ...entriesOf(upper)].sort((a, b) => compareNames(a.name, b.name))),
      deepest,
    })
  }

  /** The undivided parts, which a reader has to know to find a term's. */
  get parts(): ReadonlySet<number> {
    return new Set(this.#shards.parts.keys())
  }

  /** Names of all files. */
  *names(): Iterable<string> {
    for (const [part, shard] of this.#shards.parts) if (shard.length > 0) yield shardName(part)
    for (const [list, files] of this.#lists) for (const part of files.parts) yield `${list}-${part}`
  }

  /** The bytes of a file; undefined when there is no such file. */
  file(name: string): Uint8Array | undefined {
    const [, of = '', part] = /^(shards(?=\/)|lists\/[0-9a-f]+-\d+)[/-](\d+)$/.exec(name) ?? []
    const shard = of === 'shards' ? this.#shards.get(Number(part)) : this.#lists.get(of)?.file(Number(part))
    return shard === undefined || shard.length === 0 ? undefined : shard
  }

  /** Takes in all terms at once, where there are none yet. @param terms each with its postings by group */
  fill(terms: Iterable<{ term: string; groups: ReadonlyMap<number, Postings> }>): void {
    const entries: (ShardEntry & { hash: number })[] = []
    for (const { term, groups } of terms) {
      const name = encoder.encode(term)
      const inOrder = [...groups].sort(([a], [b]) => a - b)
      const value = writeGroups(inOrder.map(([order, postings]) => this.#groupOf(name, order, postings)))
      entries.push({ name, value, hash: hashOf(term) })
    }
    entries.sort((a, b) => compareNames(a.name, b.name))
    this.#shards.fill(this.#laidOut(1, entries))
  }

  #groupOf(name: Uint8Array, order: number, postings: Postings): GroupEntry {
    const [library, field, count] = [order & 15, order >>> 4, postings.slots.length]
    if (count <= this.#sizes.inShard) return { library, field, count, postings: written(postings) }
    const long = new LongList(this.#sizes.inList)
    long.fill(postings)
    this.#lists.set(listsName(name, order), long)
    return { library, field, count, lists: long.parts }
  }

  *#laidOut(part: number, entries: readonly (ShardEntry & { hash: number })[]): Iterable<[number, Uint8Array]> {
    const size = entries.reduce((sum, entry) => sum + bytesOf(entry), 0)
    if (size <= this.#sizes.shardBytes || entries.length < 2 || depthOf(part) === deepest)
      return yield [part, joined(entries)]
    const bit = hashBits - 1 - depthOf(part)
    for (const side of [0, 1])
      yield* this.#laidOut(
        2 * part + side,
        entries.filter(({ hash }) => ((hash >>> bit) & 1) === side),
      )
  }

  change(changes: readonly TermChange[], touch: TouchFile): void {
    const terms = [...Map.groupBy(changes, ({ term }) => term)].map(([term, some]) => ({
      name: encoder.encode(term),
      hash: hashOf(term),
      changes: some,
    }))
    const byPart = Map.groupBy(terms, ({ hash }) => partOf(this.#shards.parts, hash, hashBits))
    const touchShard = (part: number): void => touch(shardName(part))
    for (const [part, some] of byPart) {
      some.sort((a, b) => compareNames(a.name, b.name))
      const shard = changedShard(this.#shards.get(part), some, (of, before) =>
        this.#changeTerm(of.name, before, of.changes, touch),
      )
      this.#shards.set(part, shard, touchShard)
    }
    for (const part of byPart.keys()) if (this.#shards.parts.has(part)) this.#shards.unite(part, touchShard)
  }

  #changeTerm(
    name: Uint8Array,
    before: Uint8Array | undefined,
    changes: readonly TermChange[],
    touch: TouchFile,
  ): Uint8Array | undefined {
    const groups = before === undefined ? [] : readGroups(before)
    for (const [order, some] of Map.groupBy(changes, orderOf)) {
      const [{ library, field } = { library: 0, field: 0 }] = some
      const place = groups.findIndex((group) => orderOf(group) === order)
      const list = listsName(name, order)
      const group = this.#changeGroup(list, { library, field }, groups[place], some, touch)
      groups.splice(place === -1 ? groups.length : place, place === -1 ? 0 : 1, ...(group === undefined ? [] : [group]))
    }
    if (groups.length === 0) return undefined
    return writeGroups(groups.sort((a, b) => orderOf(a) - orderOf(b)))
  }

  #changeGroup(
    list: string,
    names: { library: number; field: number },
    group: GroupEntry | undefined,
    changes: readonly Change[],
    touch: TouchFile,
  ): GroupEntry | undefined {
    const known = this.#lists.get(list)
    const long = known ?? new LongList(this.#sizes.inList)
    const touchList = (part: number): void => touch(`${list}-${part}`)
    if (known === undefined) {
      const postings = changed(readAllPostings(new ByteReader(group?.postings ?? new Uint8Array())), changes)
      const count = postings.slots.length
      if (count === 0) return undefined
      if (count <= this.#sizes.inShard) return { ...names, count, postings: written(postings) }
      const all = postings.slots.map((slot, index) => ({ slot, weight: postings.weights[index] }))
      long.change(all, touchList)
      this.#lists.set(list, long)
      return { ...names, count, lists: long.parts }
    }
    long.change(changes, touchList)
    const postings = long.all()
    const count = postings.slots.length
    if (count > this.#sizes.inShard) return { ...names, count, lists: long.parts }
    for (const part of long.parts) touchList(part)
    this.#lists.delete(list)
    return count === 0 ? undefined : { ...names, count, postings: written(postings) }
  }
}

function hasOne(shard: Uint8Array): boolean {
  let count = 0
  for (const _ of entriesOf(shard)) if (++count > 1) return false
  return count === 1
}

function splitShard(shard: Uint8Array, part: number): [Uint8Array, Uint8Array] {
  const bit = hashBits - 1 - depthOf(part)
  const [lower, upper] = [new ByteWriter(), new ByteWriter()]
  for (const entry of entriesOf(shard))
    writeEntry(entry, (hashOf(decoder.decode(entry.name)) >>> bit) & 1 ? upper : lower)
  return [lower.taken(), upper.taken()]
}

function joined(entries: readonly ShardEntry[]): Uint8Array {
  const writer = new ByteWriter()
  for (const entry of entries) writeEntry(entry, writer)
  return writer.taken()
}
