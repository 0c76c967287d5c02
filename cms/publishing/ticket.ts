import type { Outcome } from '../documents/port.ts'

/** Longest wait of a request for what it changed, in milliseconds. */
const patience = 5_000

/** Somebody's wait for a change to be live. */
export class Ticket {
  readonly #document: string
  readonly #started = performance.now()
  readonly #settle: (outcome: Outcome) => void
  #waitsFor: Set<string> | undefined
  readonly #failed: Outcome['failed'] = []
  #pages = 0
  #page: { path: string; isPublic: boolean } | undefined
  readonly #settled: Promise<Outcome>

  /** @param document that was changed: `<collection>/<id>`, or the slug of a global */
  constructor(document: string) {
    this.#document = document
    let settle: (outcome: Outcome) => void = () => undefined
    this.#settled = new Promise((resolve) => {
      settle = resolve
    })
    this.#settle = settle
  }

  /**
   * Says what the change touches.
   * @param page path of the page of the entry that was changed, and whether it is there now; undefined when it has none
   * @param touched number of files that it touches
   * @param waitsFor those of them that its author will look at first
   */
  expect(page: { path: string; isPublic: boolean } | undefined, touched: number, waitsFor: Iterable<string>): void {
    this.#page = page
    this.#pages = touched
    this.#waitsFor = new Set(waitsFor)
  }

  /** Says that the entry itself cannot go live. @param error why, for the editor */
  fail(error: string): void {
    this.#failed.push({ path: this.#page?.path ?? this.#document, error })
  }

  /** Ends the wait because nothing can be published for now. @param problem why, for the editor */
  giveUp(problem: string): void {
    const outcome = this.#outcome()
    this.#settle({
      ...outcome,
      failed: [...outcome.failed, { path: outcome.path ?? outcome.document, error: problem }],
    })
  }

  /** For a change that touches nothing. */
  nothing(): this {
    this.expect(undefined, 0, [])
    this.done([], [])
    return this
  }

  /** @returns what became of the change when everything waited for is done */
  done(paths: readonly string[], failed: Outcome['failed']): Outcome | undefined {
    if (this.#waitsFor === undefined) return undefined
    this.#failed.push(...failed.filter(({ path }) => this.#waitsFor?.has(path)))
    for (const path of paths) this.#waitsFor.delete(path)
    if (this.#waitsFor.size > 0) return undefined
    const outcome = this.#outcome()
    this.#settle(outcome)
    return outcome
  }

  #outcome(): Outcome {
    return {
      document: this.#document,
      path: this.#page?.path,
      isPublic: this.#page?.isPublic ?? false,
      pages: this.#pages,
      milliseconds: Math.round(performance.now() - this.#started),
      failed: this.#failed,
    }
  }

  /** Resolves when the change is live, or has been waited for long enough. */
  async wait(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience)
    })
    await Promise.race([this.#settled, enough])
    clearTimeout(timer)
  }
}
