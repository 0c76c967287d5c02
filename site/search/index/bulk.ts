import type { Postings } from './postings.ts'

const first = 1 << 16

/** A document in a bulk, with the number that its entry has. */
export interface Numbered {
  document: number
  slot: number
}

/** The postings of many documents, gathered by term; in typed arrays, since there may be twenty million. */
export class Bulk {
  readonly #terms = new Map<string, number>()
  /** Where the postings of each document begin. */
  readonly #starts: number[] = []
  #count = 0
  /** Of each posting its term, and group and weight in one. */
  #ofTerm = new Uint32Array(first)
  #rest = new Uint16Array(first)

  /** Begins a document, whose postings follow. @returns its place */
  begin(): number {
    return this.#starts.push(this.#count) - 1
  }

  /** Notes a posting of the document. @param group see orderOf */
  add(term: string, group: number, weight: number): void {
    let number = this.#terms.get(term)
    if (number === undefined) this.#terms.set(term, (number = this.#terms.size))
    if (this.#count === this.#ofTerm.length) this.#grow()
    this.#ofTerm[this.#count] = number
    this.#rest[this.#count] = (group << 8) | weight
    this.#count++
  }

  /**
   * Each term of some documents with its postings by group.
   * @param documents those of one library in the order of their numbers
   */
  *terms(documents: readonly Numbered[]): Iterable<{ term: string; groups: Map<number, Postings> }> {
    const { starts, order, slots } = this.#sorted(documents)
    for (const [term, number] of this.#terms) {
      const groups = new Map<number, Postings>()
      for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at++) {
        const rest = this.#rest[order[at] ?? 0] ?? 0
        let group = groups.get(rest >>> 8)
        if (group === undefined) groups.set(rest >>> 8, (group = { slots: [], weights: [] }))
        group.slots.push(slots[at] ?? 0)
        group.weights.push(rest & 0xff)
      }
      // of documents that have gone again meanwhile
      if (groups.size > 0) yield { term, groups }
    }
  }

  /** Counting sort: where each term's postings begin, the postings in the order of their terms, and their entries. */
  #sorted(documents: readonly Numbered[]): { starts: Uint32Array; order: Uint32Array; slots: Uint32Array } {
    const starts = new Uint32Array(this.#terms.size + 1)
    let total = 0
    for (const { document } of documents)
      for (let posting = this.#starts[document] ?? 0; posting < this.#endOf(document); posting++, total++) {
        const after = (this.#ofTerm[posting] ?? 0) + 1
        starts[after] = (starts[after] ?? 0) + 1
      }
    for (let number = 1; number < starts.length; number++)
      starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0)
    const next = starts.slice()
    const [order, slots] = [new Uint32Array(total), new Uint32Array(total)]
    for (const { document, slot } of documents)
      for (let posting = this.#starts[document] ?? 0; posting < this.#endOf(document); posting++) {
        const number = this.#ofTerm[posting] ?? 0
        const at = next[number] ?? 0
        order[at] = posting
        slots[at] = slot
        next[number] = at + 1
      }
    return { starts, order, slots }
  }

  #endOf(document: number): number {
    return this.#starts[document + 1] ?? this.#count
  }

  #grow(): void {
    const length = this.#ofTerm.length * 2
    this.#ofTerm = larger(this.#ofTerm, new Uint32Array(length))
    this.#rest = larger(this.#rest, new Uint16Array(length))
  }
}

function larger<A extends Uint32Array | Uint16Array>(array: A, into: A): A {
  into.set(array)
  return into
}
