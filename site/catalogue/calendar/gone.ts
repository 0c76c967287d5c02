import { calendarAt } from './calendars.ts'
import type { Instants } from './told.ts'

/** Most such addresses of each kind; of more the latest. */
const mostOfKind = 2000

/**
 * Calendars that were taken off the site. A phone that gets an error goes on showing what it knew, so where one was there
 * is one of nothing; where none ever was, there is none. No clock makes any of them go, only later ones do when there are too
 * many. Those of single occasions, which nobody subscribes to
 * and of which one class may have hundreds, push out no others.
 */
export class GoneCalendars {
  /** By path since when, in milliseconds since the epoch; the first that went is first. */
  readonly #occasions = new Map<string, number>()
  readonly #others = new Map<string, number>()
  readonly #most: number
  /** Another number whenever other ones are remembered, or since another instant. */
  version = 0

  /** @param most addresses of single occasions, and most others */
  constructor(most = mostOfKind) {
    this.#most = most
  }

  /** Paths with the instants at which their calendars went, as they are stored with the release. */
  get stored(): Instants {
    return Object.fromEntries(this.#all().map(([path, at]) => [path, new Date(at).toISOString()]))
  }

  /**
   * @param before the calendars that there were of something
   * @param after those that there are
   * @param now milliseconds since the epoch
   * @returns paths that answer no more, since there are too many
   */
  change(before: readonly string[], after: readonly string[], now: number): string[] {
    const there = new Set(after)
    for (const path of there) this.#forget(path)
    this.#note(before.filter((path) => !there.has(path)).map((path) => [path, now]))
    return this.#prune()
  }

  /** Adds what an earlier release has stored, as far as there is room. */
  keep(stored: Instants): void {
    const all = Object.entries(stored).map(([path, at]): [string, number] => [path, Date.parse(at)])
    this.#note(all.filter(([path, at]) => at > (this.#kindOf(path).get(path) ?? -Infinity)))
    this.#prune()
  }

  /** The paths that answer. */
  paths(): string[] {
    return this.#all().map(([path]) => path)
  }

  /** Whether a path answers. */
  has(path: string): boolean {
    return this.#kindOf(path).has(path)
  }

  #all(): [string, number][] {
    return [...this.#others, ...this.#occasions]
  }

  #kindOf(path: string): Map<string, number> {
    return calendarAt(path)?.occasion === undefined ? this.#others : this.#occasions
  }

  #note(instants: readonly (readonly [string, number])[]): void {
    if (instants.length === 0) return
    for (const [path, at] of instants) {
      this.#forget(path)
      this.#kindOf(path).set(path, at)
      this.version++
    }
    // an earlier release, or a clock that was put back, adds what went before others
    for (const kind of [this.#others, this.#occasions]) {
      const inOrder = [...kind].sort(([, one], [, other]) => one - other)
      kind.clear()
      for (const [path, at] of inOrder) kind.set(path, at)
    }
  }

  #forget(path: string): void {
    if (this.#kindOf(path).delete(path)) this.version++
  }

  /** Forgets of too many the first. @returns what is forgotten */
  #prune(): string[] {
    const left: string[] = []
    for (const kind of [this.#others, this.#occasions])
      for (const [path] of kind) {
        if (kind.size <= this.#most) break
        this.#forget(path)
        left.push(path)
      }
    return left
  }
}
