/** Lets work on one thing wait for the work on it that came before; work on other things goes on beside it. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Runs work when all work on the same thing that was asked for before has ended, well or badly. */
  async take<T>(thing: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(thing)
    // not begun here: whoever asks from within its beginning has to wait for it too
    const mine = (before ?? Promise.resolve()).then(work, work)
    this.#last.set(thing, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(thing) === mine) this.#last.delete(thing)
    }
  }
}
