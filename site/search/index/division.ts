/** How the content of a part is measured, divided and put together again. */
export interface Divisible<Content> {
  /** Of a part into which nothing falls. */
  empty: Content
  /** The size of two parts together is the sum of theirs. */
  sizeOf(content: Content): number
  /** A larger part is divided, unless it is one thing. */
  largest: number
  isOneThing(content: Content): boolean
  /** What falls into the lower and into the upper half. @param part that is divided */
  split(content: Content, part: number): [Content, Content]
  join(lower: Content, upper: Content): Content
  /** How often the whole can be divided. */
  deepest: number
}

/** Told which parts changed, came or went. */
export type TouchPart = (part: number) => void

/**
 * A range that is divided in halves as often as it must be: 1 is the whole, n is divided into 2n and 2n + 1. A part is
 * undivided when its content fits, or when it is as small as can be. So the same content is always divided alike, whatever
 * happened before.
 */
export class Division<Content> {
  readonly #how: Divisible<Content>
  readonly #contents: Map<number, Content>

  constructor(how: Divisible<Content>) {
    this.#how = how
    this.#contents = new Map([[1, how.empty]])
  }

  /** The undivided parts with their contents, in no order. */
  get parts(): ReadonlyMap<number, Content> {
    return this.#contents
  }

  get(part: number): Content {
    return this.#contents.get(part) ?? this.#how.empty
  }

  /** Replaces the content of an undivided part, and divides it when it does not fit. */
  set(part: number, content: Content, touch: TouchPart): void {
    touch(part)
    const { deepest, isOneThing, largest, sizeOf, split } = this.#how
    if (sizeOf(content) <= largest || depthOf(part) === deepest || isOneThing(content)) {
      this.#contents.set(part, content)
      return
    }
    this.#contents.delete(part)
    const [lower, upper] = split(content, part)
    this.set(2 * part, lower, touch)
    this.set(2 * part + 1, upper, touch)
  }

  /** Puts contents in place that are divided as they must be. */
  fill(contents: Iterable<readonly [part: number, content: Content]>): void {
    this.#contents.clear()
    for (const [part, content] of contents) this.#contents.set(part, content)
  }

  /** Unites a part with its other half, and so on, as long as both together fit. */
  unite(part: number, touch: TouchPart): void {
    const [lower, upper] = [this.#contents.get(part & ~1), this.#contents.get(part | 1)]
    if (part === 1 || lower === undefined || upper === undefined) return
    const { isOneThing, join, largest, sizeOf } = this.#how
    const [low, high] = [sizeOf(lower), sizeOf(upper)]
    const isOne = low === 0 ? high === 0 || isOneThing(upper) : high === 0 && isOneThing(lower)
    if (low + high > largest && !isOne) return
    const whole = join(lower, upper)
    for (const half of [part, part ^ 1]) {
      this.#contents.delete(half)
      touch(half)
    }
    this.#contents.set(part >>> 1, whole)
    touch(part >>> 1)
    this.unite(part >>> 1, touch)
  }
}

/** The undivided part that a hash falls into. @param bits how many the hash has */
export function partOf(parts: { has(part: number): boolean }, hash: number, bits: number): number {
  let part = 1
  for (let bit = bits - 1; bit >= 0 && !parts.has(part); bit--) part = 2 * part + ((hash >>> bit) & 1)
  return part
}

/** How often the whole was divided to get a part. */
export function depthOf(part: number): number {
  return 31 - Math.clz32(part)
}

/** The lowest number of a part of a range. @param bits how many the numbers have */
export function startOf(part: number, bits: number): number {
  const depth = depthOf(part)
  return (part - 2 ** depth) * 2 ** (bits - depth)
}
