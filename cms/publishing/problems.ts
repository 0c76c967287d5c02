import { longestPause, pauseAfter } from '../../site/publisher/queue/pauses.ts'

/**
 * Why documents cannot be published, by `<collection>/<id>` or `site`, and when each is read again: what the database
 * could not give, it may give later. The pauses grow as those of files that fail.
 */
export class Problems implements Iterable<[document: string, error: string]> {
  readonly #known = new Map<string, { error: string; pause: number; due: number }>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Notes that a document cannot be published. @returns whether that was not known */
  note(document: string, error: string): boolean {
    const before = this.#known.get(document)
    const pause = pauseAfter(before?.pause)
    this.#known.set(document, { error, pause, due: this.#now() + pause })
    return before?.error !== error
  }

  /** Notes that it can. */
  solve(document: string): void {
    this.#known.delete(document)
  }

  /** Whether a document cannot be published. */
  has(document: string): boolean {
    return this.#known.has(document)
  }

  /** When the next is to be read again, in milliseconds since the epoch; Infinity when none is. */
  get nextDue(): number {
    return Math.min(...[...this.#known.values()].map(({ due }) => due))
  }

  /** Takes out the documents that are to be read again now; each is known until it is solved. */
  takeDue(): string[] {
    const now = this.#now()
    const taken: string[] = []
    for (const [document, problem] of this.#known) {
      // further off than a pause is only what is being read already, or a clock that was set back made so
      if (problem.due === Infinity || (problem.due > now && problem.due <= now + longestPause)) continue
      problem.due = Infinity
      taken.push(document)
    }
    return taken
  }

  *[Symbol.iterator](): Iterator<[document: string, error: string]> {
    for (const [document, { error }] of this.#known) yield [document, error]
  }
}
