import { calendarAt } from './calendars.ts'
import type { Instants } from './told.ts'

/**
 * How long the address of a calendar that was taken off the site answers with one of nothing, in milliseconds: a phone
 * that subscribed looks within a day, one that lay in a drawer within months.
 */
const kept = 180 * 24 * 60 * 60 * 1000
/** Most such addresses of each kind; of more the latest. */
const mostOfKind = 2000

/**
 * Calendars that were taken off the site. A phone that gets an error goes on showing what it knew, so where one was there
 * is one of nothing for a while; where none ever was, there is none. Those of single occasions, which nobody subscribes to
 * and of which one class may have hundreds, push out no others.
 */
export class GoneCalendars {
  /** By path until when, in milliseconds since the epoch; what ends first is first. */
  readonly #occasions = new Map<string, number>()
  readonly #others = new Map<string, number>()
  readonly #most: number
  /** Another number whenever other ones are remembered, or until another instant. */
  version = 0

  /** @param most addresses of single occasions, and most others */
  constructor(most = mostOfKind) {
    this.#most = most
  }

  /** Paths with the instants until which they answer, as they are stored with the release. */
  get stored(): Instants {
    return Object.fromEntries(this.#all().map(([path, end]) => [path, new Date(end).toISOString()]))
  }

  /**
   * @param before the calendars that there were of something
   * @param after those that there are
   * @param now milliseconds since the epoch
   * @returns paths that answer no more, since their time is over or there are too many
   */
  change(before: readonly string[], after: readonly string[], now: number): string[] {
    const there = new Set(after)
    for (const path of there) this.#forget(path)
    this.#note(before.filter((path) => !there.has(path)).map((path) => [path, now + kept]))
    return this.#prune(now)
  }

  /**
   * Adds what an earlier release has stored of those that are still to answer, as far as there is room.
   * @param now milliseconds since the epoch
   */
  keep(stored: Instants, now: number): void {
    const ends = Object.entries(stored).map(([path, end]): [string, number] => [path, Date.parse(end)])
    this.#note(ends.filter(([path, end]) => end > Math.max(now, this.endOf(path))))
    this.#prune(now)
  }

  /** The paths that answer. @param now milliseconds since the epoch */
  paths(now: number): string[] {
    return this.#all()
      .filter(([, end]) => end > now)
      .map(([path]) => path)
  }

  /** Until when a path answers, in milliseconds since the epoch; 0 for one at which no calendar was. */
  endOf(path: string): number {
    return this.#kindOf(path).get(path) ?? 0
  }

  #all(): [string, number][] {
    return [...this.#others, ...this.#occasions]
  }

  #kindOf(path: string): Map<string, number> {
    return calendarAt(path)?.occasion === undefined ? this.#others : this.#occasions
  }

  #note(ends: readonly (readonly [string, number])[]): void {
    if (ends.length === 0) return
    for (const [path, end] of ends) {
      this.#forget(path)
      this.#kindOf(path).set(path, end)
      this.version++
    }
    // an earlier release, or a clock that was put back, adds what ends before others
    for (const kind of [this.#others, this.#occasions]) {
      const inOrder = [...kind].sort(([, one], [, other]) => one - other)
      kind.clear()
      for (const [path, end] of inOrder) kind.set(path, end)
    }
  }

  #forget(path: string): void {
    if (this.#kindOf(path).delete(path)) this.version++
  }

  /** Forgets what is over, and of too many the first. @returns what is forgotten */
  #prune(now: number): string[] {
    const left: string[] = []
    for (const kind of [this.#others, this.#occasions])
      for (const [path, end] of kind) {
        if (end > now && kind.size <= this.#most) break
        this.#forget(path)
        left.push(path)
      }
    return left
  }
}
