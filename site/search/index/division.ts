/**
 * A range that is divided in halves as often as it must be: 1 is the whole, n is divided into 2n and 2n + 1. A part is
 * undivided when what falls into it is no more than the limit, or when it is as small as can be. So the same content is
 * always divided alike, whatever happened before.
 */
export class Division {
  readonly #undivided = new Set<number>([1])

  constructor(undivided?: Iterable<number>) {
    if (undivided === undefined) return
    this.#undivided.clear()
    for (const number of undivided) this.#undivided.add(number)
  }

  /** The undivided parts, in no order. */
  get parts(): ReadonlySet<number> {
    return this.#undivided
  }

  /** The part that a hash falls into. @param bits how many the hash has */
  partOf(hash: number, bits: number): number {
    let number = 1
    for (let bit = bits - 1; !this.#undivided.has(number); bit--) number = 2 * number + ((hash >>> bit) & 1)
    return number
  }

  divide(number: number): [number, number] {
    this.#undivided.delete(number)
    const halves: [number, number] = [2 * number, 2 * number + 1]
    for (const half of halves) this.#undivided.add(half)
    return halves
  }

  unite(number: number): number {
    const whole = number >>> 1
    this.#undivided.delete(2 * whole)
    this.#undivided.delete(2 * whole + 1)
    this.#undivided.add(whole)
    return whole
  }
}

/** How often the whole was divided to get a part. */
export function depthOf(number: number): number {
  return 31 - Math.clz32(number)
}
