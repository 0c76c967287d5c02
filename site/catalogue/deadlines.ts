/** Instants at which something has to be looked at again, soonest first. One for each name; a newer one replaces it. */
export class Deadlines {
  readonly #instants = new Map<string, number>()
  /** A binary heap; entries that were replaced stay in it until they come up. */
  readonly #heap: { name: string; instant: number }[] = []

  /** @param instant milliseconds since the epoch; Infinity takes the name off the list */
  set(name: string, instant: number): void {
    if (this.#instants.get(name) === instant) return
    if (instant === Infinity) {
      this.#instants.delete(name)
      return
    }
    this.#instants.set(name, instant)
    this.#push({ name, instant })
  }

  /** The soonest instant; Infinity when there is none. */
  get next(): number {
    this.#dropReplaced()
    return this.#heap[0]?.instant ?? Infinity
  }

  /** Takes off the names whose instant has come. */
  takeUntil(now: number): string[] {
    const due: string[] = []
    while (this.next <= now) {
      const first = this.#pop()
      if (first === undefined) break
      this.#instants.delete(first.name)
      due.push(first.name)
    }
    return due
  }

  #dropReplaced(): void {
    for (
      let first = this.#heap[0];
      first !== undefined && this.#instants.get(first.name) !== first.instant;
      first = this.#heap[0]
    ) {
      this.#pop()
    }
  }

  #push(item: { name: string; instant: number }): void {
    const heap = this.#heap
    let index = heap.push(item) - 1
    while (index > 0) {
      const parent = (index - 1) >>> 1
      if (this.#at(parent) <= item.instant) break
      this.#swap(index, parent)
      index = parent
    }
  }

  #pop(): { name: string; instant: number } | undefined {
    const heap = this.#heap
    const [first, last] = [heap[0], heap.pop()]
    if (first === undefined || last === undefined || heap.length === 0) return first
    heap[0] = last
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2]
      let least = index
      if (this.#at(left) < this.#at(least)) least = left
      if (this.#at(right) < this.#at(least)) least = right
      if (least === index) return first
      this.#swap(index, least)
      index = least
    }
  }

  #at(index: number): number {
    return this.#heap[index]?.instant ?? Infinity
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#heap[a], this.#heap[b]]
    if (first === undefined || second === undefined) return
    this.#heap[a] = second
    this.#heap[b] = first
  }
}
