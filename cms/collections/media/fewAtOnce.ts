/** Does a few pieces of work at a time; the others wait in the order in which they came. */
export class FewAtOnce {
  readonly #most: number
  readonly #waiting: (() => void)[] = []
  #working = 0

  /** @param most pieces of work at a time */
  constructor(most: number) {
    this.#most = most
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#working >= this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#working++
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      // whoever comes next takes over the place
      if (next === undefined) this.#working--
      else next()
    }
  }
}
