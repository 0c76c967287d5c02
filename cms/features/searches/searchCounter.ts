import { writtenDay } from '../../base/time/wallClock.ts'
import { readCounts, removeCountsBefore, writeCounts } from './countsFolder.ts'
import { SearchCounts } from './searchCounts.ts'

/** How long counts may be in memory alone, in milliseconds. */
const writeAfterMs = 30_000
const dayMs = 24 * 60 * 60 * 1000

/** Counts what is looked for, day by day in Asia/Shanghai, and keeps it for a number of days. */
export class SearchCounter {
  readonly #folder: string
  readonly #keepDays: number
  #day: string | undefined
  #counts = new SearchCounts()
  #isChanged = false
  #timer: NodeJS.Timeout | undefined
  #work: Promise<void> = Promise.resolve()

  /** @param keepDays how many days are kept; none are counted when it is 0 */
  constructor(folder: string, keepDays: number) {
    this.#folder = folder
    this.#keepDays = keepDays
  }

  /** Removes what was counted before the days that are kept: all of it when none are. @param now milliseconds since the epoch */
  begin(now: number): void {
    this.#work = this.#work.then(async () => this.#removeOld(now))
  }

  /** @param now milliseconds since the epoch */
  note(text: string, isEmpty: boolean, now: number): void {
    if (this.#keepDays === 0) return
    this.#work = this.#work.then(async () => {
      await this.#turnTo(writtenDay(now), now)
      this.#isChanged = this.#counts.note(text, isEmpty) || this.#isChanged
    })
    this.#timer ??= setTimeout(() => this.#writeSoon(), writeAfterMs).unref()
  }

  /** Writes what is in memory alone. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#writeSoon()
    await this.#work
  }

  #writeSoon(): void {
    this.#timer = undefined
    this.#work = this.#work.then(() => this.#write())
  }

  async #turnTo(day: string, now: number): Promise<void> {
    if (day === this.#day) return
    await this.#write()
    this.#counts = new SearchCounts(await readCounts(this.#folder, day))
    this.#day = day
    await this.#removeOld(now)
  }

  async #removeOld(now: number): Promise<void> {
    const first = this.#keepDays === 0 ? now + dayMs : now - this.#keepDays * dayMs
    await removeCountsBefore(this.#folder, writtenDay(first)).catch(() => undefined)
  }

  async #write(): Promise<void> {
    if (!this.#isChanged || this.#day === undefined) return
    this.#isChanged = false
    // a disk that takes nothing now is tried with the next counts
    await writeCounts(this.#folder, this.#day, this.#counts.all).catch(() => (this.#isChanged = true))
  }
}
