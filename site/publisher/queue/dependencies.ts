/** Which pages have read which surrogate keys. Pages and keys are numbered, to hold a million pairs in little memory. */
export class Dependencies {
  readonly #numbers = new Map<string, number>()
  readonly #names: string[] = []
  readonly #keysOf = new Map<number, Uint32Array>()
  readonly #readersOf = new Map<number, Set<number>>()

  /** Notes what a page has read; what it read before no longer counts. An empty list forgets the page. */
  set(page: string, keys: readonly string[]): void {
    const reader = this.#number(page)
    const numbers = new Uint32Array(keys.length)
    keys.forEach((key, index) => (numbers[index] = this.#number(key)))
    const before = this.#keysOf.get(reader)
    if (before !== undefined && isSame(before, numbers)) return
    for (const key of before ?? []) {
      const readers = this.#readersOf.get(key)
      readers?.delete(reader)
      if (readers?.size === 0) this.#readersOf.delete(key)
    }
    if (numbers.length === 0) {
      this.#keysOf.delete(reader)
      return
    }
    this.#keysOf.set(reader, numbers)
    for (const key of numbers) {
      const readers = this.#readersOf.get(key)
      if (readers === undefined) this.#readersOf.set(key, new Set([reader]))
      else readers.add(reader)
    }
  }

  /** The pages that have read a key. */
  readers(key: string): string[] {
    const number = this.#numbers.get(key)
    return number === undefined
      ? []
      : [...(this.#readersOf.get(number) ?? [])].map((reader) => this.#names[reader] ?? '')
  }

  #number(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.#names.push(name) - 1
    this.#numbers.set(name, number)
    return number
  }
}

/** Most edits change what a page shows and not what it reads. */
function isSame(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((number, index) => number === b[index])
}
