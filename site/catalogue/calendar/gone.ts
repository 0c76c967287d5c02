import type { Instants } from './told.ts'

/**
 * How long the address of a calendar that was taken off the site answers with one of nothing, in milliseconds: a phone
 * that subscribed looks within a day, one that lay in a drawer within months.
 */
const kept = 180 * 24 * 60 * 60 * 1000
/** Most such addresses; of more the latest. */
const most = 2000

/**
 * Calendars that were taken off the site. A phone that gets an error goes on showing what it knew, so where one was there
 * is one of nothing for a while; where none ever was, there is none.
 */
export class GoneCalendars {
  /** By path until when, in milliseconds since the epoch; what went last is last. */
  readonly #until = new Map<string, number>()
  /** Another number whenever they are others. */
  version = 0

  /** Paths with the instants until which they answer, as they are stored with the release. */
  get stored(): Instants {
    return Object.fromEntries([...this.#until].map(([path, end]) => [path, new Date(end).toISOString()]))
  }

  /**
   * @param before the calendars that there were of something
   * @param after those that there are
   * @param now milliseconds since the epoch
   * @returns paths that answer no more, since their time is over or there are too many
   */
  change(before: readonly string[], after: readonly string[], now: number): string[] {
    for (const path of after) if (this.#until.delete(path)) this.version++
    for (const path of before) if (!after.includes(path)) this.#note(path, now + kept)
    const left: string[] = []
    for (const [path, end] of this.#until) {
      if (end > now && this.#until.size <= most) break
      this.#until.delete(path)
      left.push(path)
    }
    return left
  }

  /** Adds what an earlier release has stored of those that are still to answer. @param now milliseconds since the epoch */
  keep(stored: Instants, now: number): void {
    for (const [path, end] of Object.entries(stored))
      if (Date.parse(end) > now && !this.#until.has(path)) this.#note(path, Date.parse(end))
  }

  /** The paths that answer. @param now milliseconds since the epoch */
  paths(now: number): string[] {
    return [...this.#until].filter(([, end]) => end > now).map(([path]) => path)
  }

  /** Until when a path answers, in milliseconds since the epoch; 0 for one at which no calendar was. */
  endOf(path: string): number {
    return this.#until.get(path) ?? 0
  }

  #note(path: string, end: number): void {
    this.#until.delete(path)
    this.#until.set(path, end)
    this.version++
  }
}
