import { ByteReader, ByteWriter } from './bytes.ts'
import { Division, partOf, startOf, type TouchPart } from './division.ts'
import { type Postings, readAllPostings, writePostings } from './postings.ts'
import { slotBits } from './slots.ts'

/** A change of one posting. @see Postings */
export interface Change {
  slot: number
  /** Undefined takes the posting out. */
  weight: number | undefined
}

const nothing = new Uint8Array()

/** Postings that are too many for their term's shard, in files of a limited number each. */
export class LongList {
  readonly #division: Division<Uint8Array>

  /** @param largest most postings in one file */
  constructor(largest: number) {
    this.#division = new Division({
      empty: nothing,
      sizeOf: countOf,
      largest,
      isOneThing: () => false,
      split(file, part) {
        const { slots, weights } = read(file)
        const found = slots.findIndex((slot) => slot >= startOf(2 * part + 1, slotBits))
        const at = found === -1 ? slots.length : found
        return [
          written({ slots: slots.slice(0, at), weights: weights.slice(0, at) }),
          written({ slots: slots.slice(at), weights: weights.slice(at) }),
        ]
      },
      join(lower, upper) {
        const [one, other] = [read(lower), read(upper)]
        return written({ slots: [...one.slots, ...other.slots], weights: [...one.weights, ...other.weights] })
      },
      deepest: slotBits,
    })
  }

  /** Parts that have postings, in ascending order. */
  get parts(): number[] {
    return [...this.#division.parts]
      .filter(([, file]) => file.length > 0)
      .map(([part]) => part)
      .sort((a, b) => a - b)
  }

  file(part: number): Uint8Array | undefined {
    const file = this.#division.get(part)
    return file.length === 0 ? undefined : file
  }

  /** All postings, in order. */
  all(): Postings {
    const all: Postings = { slots: [], weights: [] }
    for (const part of this.parts.sort((a, b) => startOf(a, slotBits) - startOf(b, slotBits))) {
      const { slots, weights } = read(this.#division.get(part))
      all.slots.push(...slots)
      all.weights.push(...weights)
    }
    return all
  }

  /** Takes in all postings at once, where there are none yet. */
  fill(postings: Postings): void {
    this.#division.set(1, written(postings), () => undefined)
  }

  change(changes: readonly Change[], touch: TouchPart): void {
    const byPart = Map.groupBy(changes, ({ slot }) => partOf(this.#division.parts, slot, slotBits))
    for (const [part, some] of byPart)
      this.#division.set(part, written(changed(read(this.#division.get(part)), some)), touch)
    for (const part of byPart.keys()) if (this.#division.parts.has(part)) this.#division.unite(part, touch)
  }
}

/** Postings with changes laid over them. */
export function changed(postings: Postings, changes: readonly Change[]): Postings {
  const weights = new Map(postings.slots.map((slot, index) => [slot, postings.weights[index] ?? 0]))
  for (const { slot, weight } of changes) {
    if (weight === undefined) weights.delete(slot)
    else weights.set(slot, weight)
  }
  const inOrder = [...weights].sort(([a], [b]) => a - b)
  return { slots: inOrder.map(([slot]) => slot), weights: inOrder.map(([, weight]) => weight) }
}

/** Encoded postings. */
export function written(postings: Postings): Uint8Array {
  if (postings.slots.length === 0) return nothing
  const writer = new ByteWriter()
  writePostings(postings, writer)
  return writer.taken()
}

function read(file: Uint8Array): Postings {
  return readAllPostings(new ByteReader(file))
}

/** Each posting ends with a byte after a number, whose last byte alone is below 128. */
function countOf(file: Uint8Array): number {
  const reader = new ByteReader(file)
  let count = 0
  for (; !reader.isAtEnd; count++) {
    reader.number()
    reader.byte()
  }
  return count
}
