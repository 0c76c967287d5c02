import { hashOf } from './hash.ts'

/** How many numbers there are for the entries of one library: gaps between them take one to three bytes. */
export const slotBits = 20
/** Numbers that no entry has by itself. */
const roomAtEnd = 4096

/** An entry's number that changed. */
export interface Move {
  id: string
  from: number | undefined
  to: number | undefined
}

/**
 * Numbers of the entries of one library. They follow from the ids alone, in the order of their hashes: the first 20 bits
 * of the hash, or the next free number. So the same entries always have the same numbers, and one that comes or goes
 * moves none but those few that stand right behind it.
 */
export class Slots {
  readonly #slots = new Map<string, number>()
  readonly #inOrder: string[] = []

  get size(): number {
    return this.#slots.size
  }

  of(id: string): number | undefined {
    return this.#slots.get(id)
  }

  /** Ids in the order of their numbers. */
  ids(): readonly string[] {
    return this.#inOrder
  }

  /** Gives all numbers at once, which is faster than one by one. */
  fill(ids: Iterable<string>): void {
    for (const id of ids) this.#inOrder.push(id)
    this.#inOrder.sort(compare)
    this.#renumber(0, () => undefined)
  }

  /** Takes an entry in. @returns whose numbers changed, its own too; none when it was there */
  add(id: string): Move[] {
    if (this.#slots.has(id)) return []
    const position = this.#positionOf(id)
    this.#inOrder.splice(position, 0, id)
    return this.#movesFrom(position)
  }

  /** Takes an entry out. @returns whose numbers changed, its own too; none when it was not there */
  remove(id: string): Move[] {
    const from = this.#slots.get(id)
    if (from === undefined) return []
    const position = this.#positionOf(id)
    this.#inOrder.splice(position, 1)
    this.#slots.delete(id)
    return [{ id, from, to: undefined }, ...this.#movesFrom(position)]
  }

  #movesFrom(position: number): Move[] {
    const moves: Move[] = []
    this.#renumber(position, (move) => moves.push(move))
    return moves
  }

  #renumber(position: number, tell: (move: Move) => void): void {
    let before = position === 0 ? -1 : (this.#slots.get(this.#inOrder[position - 1] ?? '') ?? -1)
    for (let index = position; index < this.#inOrder.length; index++) {
      const id = this.#inOrder[index] ?? ''
      const [from, to] = [this.#slots.get(id), Math.max(firstSlotOf(id), before + 1)]
      if (from === to) return
      this.#slots.set(id, to)
      tell({ id, from, to })
      before = to
    }
  }

  #positionOf(id: string): number {
    let [low, high] = [0, this.#inOrder.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(this.#inOrder[middle] ?? '', id) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Where an entry would stand if it were alone. Room is left at the end for those that others have moved on. */
function firstSlotOf(id: string): number {
  return Math.floor((hashOf(id) / 2 ** 32) * (2 ** slotBits - roomAtEnd))
}

function compare(a: string, b: string): number {
  return hashOf(a) - hashOf(b) || (a < b ? -1 : a > b ? 1 : 0)
}
