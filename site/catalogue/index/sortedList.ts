import { pageSize } from '../urls.ts'
import { compareRanks } from './ranks.ts'

/** What a list keeps of an entry. */
export interface Listed {
  id: string
  rank: readonly number[]
}

/**
 * One list of a library, kept in order. Pages are numbered from the oldest entry, so a new one at the front moves no
 * other page; the front page holds what the full ones leave over and one full page more (12 to 23 entries).
 */
export class SortedList {
  /** Last in the order of the list first: a new entry is usually appended. */
  readonly #listed: Listed[] = []
  #isOrdered = true

  get length(): number {
    return this.#listed.length
  }

  /** How many pages the list has; the front page is the last of them. At least 1. */
  get pages(): number {
    return Math.max(1, Math.floor(this.length / pageSize))
  }

  /** Puts an entry in whose position nobody asks for yet: many are put in order faster together than one by one. */
  add(listed: Listed): void {
    this.#listed.push(listed)
    this.#isOrdered = false
  }

  /** @returns the position, counted from the oldest */
  insert(listed: Listed): number {
    const position = this.#positionOf(listed)
    this.#oldestFirst().splice(position, 0, listed)
    return position
  }

  /** @returns the position that it had, counted from the oldest */
  remove(listed: Listed): number {
    const position = this.#positionOf(listed)
    if (this.#oldestFirst()[position]?.id !== listed.id) throw new Error(`${listed.id} is not in the list`)
    this.#oldestFirst().splice(position, 1)
    return position
  }

  /** The number of the page on which a position falls; at most the front page's. */
  pageAt(position: number): number {
    return Math.min(Math.floor(position / pageSize) + 1, this.pages)
  }

  /** Ids on a page, in the order of the list. @param number 1 for the oldest page, `pages` for the front page */
  page(number: number): string[] {
    const from = (number - 1) * pageSize
    const to = number === this.pages ? this.length : number * pageSize
    return this.#ids(from, to)
  }

  /** Ids at the front, in the order of the list. */
  front(count: number): string[] {
    return this.#ids(Math.max(0, this.length - count), this.length)
  }

  #ids(from: number, to: number): string[] {
    return this.#oldestFirst()
      .slice(from, to)
      .map(({ id }) => id)
      .reverse()
  }

  #oldestFirst(): Listed[] {
    if (!this.#isOrdered) this.#listed.sort(compare)
    this.#isOrdered = true
    return this.#listed
  }

  #positionOf(listed: Listed): number {
    const list = this.#oldestFirst()
    let [low, high] = [0, list.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = list[middle]
      if (other !== undefined && compare(other, listed) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The reverse of the list's order; entries of the same rank stand in the order of their ids. */
function compare(a: Listed, b: Listed): number {
  return compareRanks(b.rank, a.rank) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}
