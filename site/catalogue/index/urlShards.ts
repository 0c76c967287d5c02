import type { Changes } from '../changes.ts'
import type { PageCollection } from '../pageCollections.ts'
import { sitemapPath } from '../urls.ts'

/** Slugs by id. */
type Shard = Map<string, string>

/** Key of which shards a library's URLs are in. */
export function shardsKey(collection: PageCollection): string {
  return `${collection}#urls`
}

/** Key of the URLs in one shard. */
export function shardKey(collection: PageCollection, number: number): string {
  return `${collection}#urls:${number}`
}

/**
 * The URLs of a library's entries in shards of a limited size. An entry's shard follows from its id alone: a shard that
 * grows too large is divided by the next bit of the ids' hashes, n into 2n and 2n + 1. So an entry that comes, goes or
 * gets another slug changes its own shard and no other, wherever it stands in the library, and the same entries are
 * always divided alike. (Shards cut from a list ordered by age would all shift when an old entry goes.)
 */
export class UrlShards {
  readonly #collection: PageCollection
  readonly #largest: number
  /** The undivided shards, empty ones too; 1 is the whole library. */
  readonly #shards = new Map<number, Shard>([[1, new Map()]])

  /** @param largest most URLs in one shard */
  constructor(collection: PageCollection, largest: number) {
    this.#collection = collection
    this.#largest = largest
  }

  /** Numbers of the shards that hold URLs, in ascending order. */
  get numbers(): number[] {
    return [...this.#shards]
      .filter(([, shard]) => shard.size > 0)
      .map(([number]) => number)
      .sort((a, b) => a - b)
  }

  /** The entries in a shard, by id and slug and in the order of their ids; undefined when there is no such shard. */
  entries(number: number): (readonly [id: string, slug: string])[] | undefined {
    const shard = this.#shards.get(number)
    if (shard === undefined || shard.size === 0) return undefined
    return [...shard].sort(([a], [b]) => (a < b ? -1 : 1))
  }

  /** Puts an entry's slug in or replaces it, or takes it out. @param slug undefined when the entry has no page any more */
  set(id: string, slug: string | undefined, changes: Changes): void {
    const number = this.#numberOf(id)
    const shard = this.#shards.get(number)
    if (shard === undefined || shard.get(id) === slug) return
    const wasEmpty = shard.size === 0
    if (slug === undefined) shard.delete(id)
    else shard.set(id, slug)
    changes.keys.add(shardKey(this.#collection, number))
    if (wasEmpty !== (shard.size === 0)) this.#noteComingOrGoing(number, changes)
    this.#divide(number, changes)
    this.#unite(number, changes)
  }

  #numberOf(id: string): number {
    const hash = hashOf(id)
    let number = 1
    for (let bit = 0; !this.#shards.has(number); bit++) number = childOf(number, hash, bit)
    return number
  }

  #divide(number: number, changes: Changes): void {
    const shard = this.#shards.get(number)
    if (shard === undefined || shard.size <= this.#largest) return
    const bit = Math.floor(Math.log2(number))
    const halves: Record<number, Shard> = { [2 * number]: new Map(), [2 * number + 1]: new Map() }
    for (const [id, slug] of shard) halves[childOf(number, hashOf(id), bit)]?.set(id, slug)
    this.#shards.delete(number)
    this.#noteComingOrGoing(number, changes)
    for (const [half, slugs] of Object.entries(halves)) {
      this.#shards.set(Number(half), slugs)
      if (slugs.size > 0) this.#noteComingOrGoing(Number(half), changes)
      this.#divide(Number(half), changes)
    }
  }

  #unite(number: number, changes: Changes): void {
    const [one, other] = [this.#shards.get(number), this.#shards.get(number ^ 1)]
    if (number === 1 || one === undefined || other === undefined || one.size + other.size > this.#largest) return
    for (const half of [number, number ^ 1]) {
      this.#shards.delete(half)
      this.#noteComingOrGoing(half, changes)
    }
    this.#shards.set(number >>> 1, new Map([...one, ...other]))
    this.#noteComingOrGoing(number >>> 1, changes)
    this.#unite(number >>> 1, changes)
  }

  #noteComingOrGoing(number: number, changes: Changes): void {
    changes.keys.add(shardsKey(this.#collection)).add(shardKey(this.#collection, number))
    changes.paths.add(sitemapPath(this.#collection, number))
  }
}

function childOf(number: number, hash: number, bit: number): number {
  return 2 * number + ((hash >>> bit) & 1)
}

/** FNV-1a with its bits mixed once more: ids that follow one another must not fall into the same shard. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
