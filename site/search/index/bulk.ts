import type { Postings } from './postings.ts'

const first = 1 << 16

/** The postings of many documents, gathered by term; in typed arrays, since there may be twenty million. */
export class Bulk {
  readonly #terms = new Map<string, number>()
  #count = 0
  /** Of each posting its term, its entry's number, and group and weight in one. */
  #ofTerm = new Uint32Array(first)
  #slots = new Uint32Array(first)
  #rest = new Uint16Array(first)

  /**
   * Notes a posting. Those of one library have to come in the order of their numbers.
   * @param group see orderOf
   */
  add(term: string, group: number, slot: number, weight: number): void {
    const number = this.#terms.get(term) ?? this.#terms.size
    if (number === this.#terms.size) this.#terms.set(term, number)
    if (this.#count === this.#ofTerm.length) this.#grow()
    this.#ofTerm[this.#count] = number
    this.#slots[this.#count] = slot
    this.#rest[this.#count] = (group << 8) | weight
    this.#count++
  }

  /** Each term with its postings by group. */
  *terms(): Iterable<{ term: string; groups: Map<number, Postings> }> {
    const [starts, order] = this.#sorted()
    for (const [term, number] of this.#terms) {
      const groups = new Map<number, Postings>()
      for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at++) {
        const posting = order[at] ?? 0
        const rest = this.#rest[posting] ?? 0
        let group = groups.get(rest >>> 8)
        if (group === undefined) groups.set(rest >>> 8, (group = { slots: [], weights: [] }))
        group.slots.push(this.#slots[posting] ?? 0)
        group.weights.push(rest & 0xff)
      }
      yield { term, groups }
    }
  }

  /** Counting sort: where each term's postings begin, and the postings in the order of their terms. */
  #sorted(): [starts: Uint32Array, order: Uint32Array] {
    const [starts, order] = [new Uint32Array(this.#terms.size + 1), new Uint32Array(this.#count)]
    for (let posting = 0; posting < this.#count; posting++) {
      const after = (this.#ofTerm[posting] ?? 0) + 1
      starts[after] = (starts[after] ?? 0) + 1
    }
    for (let number = 1; number < starts.length; number++)
      starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0)
    const next = starts.slice()
    for (let posting = 0; posting < this.#count; posting++) {
      const number = this.#ofTerm[posting] ?? 0
      const at = next[number] ?? 0
      order[at] = posting
      next[number] = at + 1
    }
    return [starts, order]
  }

  #grow(): void {
    const length = this.#ofTerm.length * 2
    this.#ofTerm = larger(this.#ofTerm, new Uint32Array(length))
    this.#slots = larger(this.#slots, new Uint32Array(length))
    this.#rest = larger(this.#rest, new Uint16Array(length))
  }
}

function larger<A extends Uint32Array | Uint16Array>(array: A, into: A): A {
  into.set(array)
  return into
}
