import { Division, partOf, startOf } from './division.ts'
import { slotBits } from './slots.ts'

/** What a file has of each of its entries, by the entries' numbers, ascending. */
export type Chunk = ReadonlyMap<number, unknown>

const nothing: Chunk = new Map()

/**
 * Something of each entry of a library, a limited number of entries in a file: an entry that comes, goes or changes
 * changes one file.
 */
export class EntryChunks {
  readonly #division: Division<Chunk>

  /** @param largest most entries in one file */
  constructor(largest: number) {
    this.#division = new Division<Chunk>({
      empty: nothing,
      sizeOf: ({ size }) => size,
      largest,
      isOneThing: ({ size }) => size === 1,
      split(chunk, part) {
        const upper = startOf(2 * part + 1, slotBits)
        const all = [...chunk]
        return [new Map(all.filter(([slot]) => slot < upper)), new Map(all.filter(([slot]) => slot >= upper))]
      },
      join: (lower, upper) => new Map([...lower, ...upper]),
      deepest: slotBits,
    })
  }

  /** The parts of the numbers' range that have entries. */
  get parts(): number[] {
    return [...this.#division.parts].filter(([, { size }]) => size > 0).map(([part]) => part)
  }

  /** All undivided parts, those that have none too. */
  get undivided(): ReadonlySet<number> {
    return new Set(this.#division.parts.keys())
  }

  /** What is in a file; undefined when there is none. */
  get(part: number): Chunk | undefined {
    const chunk = this.#division.get(part)
    return chunk.size === 0 ? undefined : chunk
  }

  /** @param item undefined when the entry has gone */
  set(slot: number, item: unknown, touch: (part: number) => void): void {
    const part = partOf(this.#division.parts, slot, slotBits)
    const items = new Map(this.#division.get(part))
    if (item === undefined) items.delete(slot)
    else items.set(slot, item)
    this.#division.set(part, new Map([...items].sort(([a], [b]) => a - b)), touch)
    if (this.#division.parts.has(part)) this.#division.unite(part, touch)
  }

  /** Takes in all entries at once, where there are none yet. */
  fill(items: Iterable<[slot: number, item: unknown]>): void {
    this.#division.set(1, new Map([...items].sort(([a], [b]) => a - b)), () => undefined)
  }
}
