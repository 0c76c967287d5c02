/** The pages to be rendered, the most urgent first; within one urgency in the order in which they came. */
export class RenderQueue {
  readonly #levels: Set<string>[] = []
  readonly #levelOf = new Map<string, number>()
  /** How far each level was taken. A set goes past all that was ever deleted of it when it is read from the start. */
  readonly #taking: (Iterator<string> | undefined)[] = []

  get size(): number {
    return this.#levelOf.size
  }

  /** @param level 0 for what somebody waits for; a page that is in the queue already keeps the more urgent of both */
  add(path: string, level: number): void {
    const before = this.#levelOf.get(path)
    if (before !== undefined && before <= level) return
    if (before !== undefined) this.#levels[before]?.delete(path)
    this.#levelOf.set(path, level)
    while (this.#levels.length <= level) this.#levels.push(new Set())
    this.#levels[level]?.add(path)
  }

  /** Takes the most urgent page out. */
  take(): { path: string; level: number } | undefined {
    const level = this.nextLevel
    const path = level === undefined ? undefined : this.#first(level)
    if (level === undefined || path === undefined) return undefined
    this.#levels[level]?.delete(path)
    this.#levelOf.delete(path)
    return { path, level }
  }

  /** Urgency of the page that is taken next; undefined when there is none. */
  get nextLevel(): number | undefined {
    const level = this.#levels.findIndex((paths) => paths.size > 0)
    return level === -1 ? undefined : level
  }

  has(path: string): boolean {
    return this.#levelOf.has(path)
  }

  #first(level: number): string | undefined {
    const next = this.#taking[level]?.next()
    if (next !== undefined && next.done !== true) return next.value
    this.#taking[level] = this.#levels[level]?.values()
    return this.#taking[level]?.next().value as string | undefined
  }
}
