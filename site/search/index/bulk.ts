import { ByteWriter } from './bytes.ts'
import { hashOf } from './hash.ts'

/** All postings of many documents, gathered by term. */
export class Bulk {
  readonly #terms = new Map<string, number>()
  /** For each posting: its term, and where it stands (group, slot, weight). */
  #term = new Uint32Array(1 << 16)
  #slot = new Uint32Array(1 << 16)
  #rest = new Uint16Array(1 << 16)
  #count = 0

  /** Documents of a library must come in the order of their numbers. @param group see orderOf */
  add(term: string, group: number, slot: number, weight: number): void {
    let number = this.#terms.get(term)
    if (number === undefined) this.#terms.set(term, (number = this.#terms.size))
    if (this.#count === this.#term.length) this.#grow()
    const at = this.#count++
    this.#term[at] = number
    this.#slot[at] = slot
    this.#rest[at] = (group << 8) | weight
  }

  /** Gives each term, in the order of the hashes, with its postings by group. */
  *inOrder(): Iterable<{ term: string; hash: number; groups: Map<number, { slots: number[]; weights: number[] }> }> {
    const starts = new Uint32Array(this.#terms.size + 1)
    for (let at = 0; at < this.#count; at++) starts[(this.#term[at] ?? 0) + 1]! += 1
    for (let number = 0; number < this.#terms.size; number++) starts[number + 1]! += starts[number]!
    const [next, order] = [starts.slice(), new Uint32Array(this.#count)]
    for (let at = 0; at < this.#count; at++) order[next[this.#term[at]!]!++] = at
    const terms = [...this.#terms].map(([term, number]) => ({ term, number, hash: hashOf(term) }))
    terms.sort((a, b) => a.hash - b.hash)
    for (const { term, number, hash } of terms) {
      const groups = new Map<number, { slots: number[]; weights: number[] }>()
      for (let index = starts[number]!; index < starts[number + 1]!; index++) {
        const at = order[index]!
        const rest = this.#rest[at]!
        let group = groups.get(rest >>> 8)
        if (group === undefined) groups.set(rest >>> 8, (group = { slots: [], weights: [] }))
        group.slots.push(this.#slot[at]!)
        group.weights.push(rest & 0xff)
      }
      yield { term, hash, groups }
    }
  }

  #grow(): void {
    const grown = <A extends Uint32Array | Uint16Array>(array: A, larger: A): A => {
      larger.set(array)
      return larger
    }
    const length = this.#term.length * 2
    this.#term = grown(this.#term, new Uint32Array(length))
    this.#slot = grown(this.#slot, new Uint32Array(length))
    this.#rest = grown(this.#rest, new Uint16Array(length))
  }
}
void ByteWriter
