import { ByteReader, ByteWriter } from './bytes.ts'
import { depthOf, Division } from './division.ts'
import { type Postings, readAllPostings, writePostings } from './postings.ts'
import { slotBits } from './slots.ts'

/** A change of one posting. @see Postings */
export interface Change {
  slot: number
  /** Undefined takes the posting out. */
  weight: number | undefined
}

/** Told which of its files changed. */
export type Touch = (part: number) => void

/** Postings that are too many for their term's shard, in files of a limited number each. */
export class LongList {
  readonly #largest: number
  readonly #division = new Division()
  readonly #files = new Map<number, Uint8Array>([[1, new Uint8Array()]])

  /** @param largest most postings in one file */
  constructor(largest: number) {
    this.#largest = largest
  }

  /** Parts that have postings, in ascending order. */
  get parts(): number[] {
    return [...this.#files]
      .filter(([, file]) => file.length > 0)
      .map(([part]) => part)
      .sort((a, b) => a - b)
  }

  file(part: number): Uint8Array | undefined {
    const file = this.#files.get(part)
    return file === undefined || file.length === 0 ? undefined : file
  }

  /** All postings, in order. */
  all(): Postings {
    const parts = this.parts.sort((a, b) => startOf(a) - startOf(b))
    const all: Postings = { slots: [], weights: [] }
    for (const part of parts) {
      const { slots, weights } = this.#read(part)
      all.slots.push(...slots)
      all.weights.push(...weights)
    }
    return all
  }

  /** Takes in all postings at once, where there are none yet. */
  fill(postings: Postings): void {
    this.#write(1, postings, () => undefined)
  }

  change(changes: readonly Change[], touch: Touch): void {
    const byPart = Map.groupBy(changes, ({ slot }) => this.#division.partOf(slot, slotBits))
    for (const [part, some] of byPart) this.#write(part, changed(this.#read(part), some), touch)
    for (const part of byPart.keys()) this.#unite(part, touch)
  }

  #write(part: number, postings: Postings, touch: Touch): void {
    if (postings.slots.length <= this.#largest || depthOf(part) === slotBits) {
      const writer = new ByteWriter()
      writePostings(postings, writer)
      this.#files.set(part, writer.taken())
      return touch(part)
    }
    this.#files.delete(part)
    touch(part)
    const [lower, upper] = this.#division.divide(part)
    const middle = postings.slots.findIndex((slot) => slot >= startOf(upper))
    const at = middle === -1 ? postings.slots.length : middle
    this.#write(lower, { slots: postings.slots.slice(0, at), weights: postings.weights.slice(0, at) }, touch)
    this.#write(upper, { slots: postings.slots.slice(at), weights: postings.weights.slice(at) }, touch)
  }

  #unite(part: number, touch: Touch): void {
    const sibling = part ^ 1
    if (part === 1 || !this.#files.has(part) || !this.#files.has(sibling)) return
    const [lower, upper] = [this.#read(Math.min(part, sibling)), this.#read(Math.max(part, sibling))]
    if (lower.slots.length + upper.slots.length > this.#largest) return
    for (const half of [part, sibling]) {
      this.#files.delete(half)
      touch(half)
    }
    const whole = this.#division.unite(part)
    const slots = [...lower.slots, ...upper.slots]
    this.#write(whole, { slots, weights: [...lower.weights, ...upper.weights] }, touch)
    this.#unite(whole, touch)
  }

  #read(part: number): Postings {
    return readAllPostings(new ByteReader(this.#files.get(part) ?? new Uint8Array()))
  }
}

/** The lowest number of a part. */
function startOf(part: number): number {
  const depth = depthOf(part)
  return (part - 2 ** depth) * 2 ** (slotBits - depth)
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
