/** One way in which an attack got through, with the first case of it. */
export interface Failure {
  /** The same for all cases of a kind. */
  what: string
  count: number
  /** Of the first case: what was seen, and how to see it again. */
  example: string
}

/** What an attack tried and what got through. */
export class Tally {
  tried = 0
  /** Longest wait of an honest user meanwhile, in milliseconds; undefined when nobody looked. */
  worstMs: number | undefined
  note = ''
  readonly #failures = new Map<string, Failure>()

  /** Counts a case that got through. */
  fail(what: string, example = ''): void {
    const known = this.#failures.get(what)
    if (known === undefined) this.#failures.set(what, { what, count: 1, example })
    else known.count++
  }

  /** Counts a case that was tried. @param isHeld whether it did no harm */
  expect(isHeld: boolean, what: string, example: () => string = () => ''): void {
    this.tried++
    if (!isHeld) this.fail(what, example())
  }

  get failures(): readonly Failure[] {
    return [...this.#failures.values()].sort((a, b) => b.count - a.count)
  }

  get failed(): number {
    return this.failures.reduce((sum, { count }) => sum + count, 0)
  }
}
