/** A reproducible source of chance: the same seed gives the same sequence on every machine. */
export class Random {
  #state: number

  /** @param seed any whole number */
  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A number from 0 to below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let value = this.#state
    value = Math.imul(value ^ (value >>> 15), value | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** True in this share of the cases. */
  chance(share: number): boolean {
    return this.next() < share
  }

  /** One of the values. */
  pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.next() * values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }

  /** Some of the values, each at most once. */
  some<T>(values: readonly T[], least: number, most: number): T[] {
    const count = Math.min(this.between(least, most), values.length)
    const picked = new Set<T>()
    while (picked.size < count) picked.add(this.pick(values))
    return [...picked]
  }
}
