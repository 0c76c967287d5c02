import { fold } from '../../../site/search/text/fold.ts'

/** Most texts that are told apart in a day, and longest text, in characters. */
const [mostTexts, longestText] = [2_000, 40]

/** How often something was looked for, and how often nothing was found. */
export interface SearchCount {
  text: string
  asked: number
  empty: number
}

/** What was looked for in one day, without a word of who did. */
export class SearchCounts {
  readonly #texts: Map<string, SearchCount>

  constructor(counts: readonly SearchCount[] = []) {
    this.#texts = new Map(counts.map((count) => [count.text, { ...count }]))
  }

  /** The most frequent first. */
  get all(): SearchCount[] {
    return [...this.#texts.values()].sort((one, other) => other.asked - one.asked || (one.text < other.text ? -1 : 1))
  }

  /** @returns whether it was counted */
  note(text: string, isEmpty: boolean): boolean {
    const counted = countedText(text)
    if (counted === undefined) return false
    let count = this.#texts.get(counted)
    if (count === undefined) {
      // what only few ask makes room, so that what many ask is counted on a day on which somebody makes texts up
      if (this.#texts.size >= mostTexts) this.#dropRarest()
      this.#texts.set(counted, (count = { text: counted, asked: 0, empty: 0 }))
    }
    count.asked += 1
    if (isEmpty) count.empty += 1
    return true
  }

  #dropRarest(): void {
    let rarest: SearchCount | undefined
    for (const count of this.#texts.values()) if (rarest === undefined || count.asked < rarest.asked) rarest = count
    if (rarest !== undefined) this.#texts.delete(rarest.text)
  }
}

/** The counts of some days together. */
export function together(days: readonly (readonly SearchCount[])[]): SearchCount[] {
  const sums = new Map<string, SearchCount>()
  for (const { text, asked, empty } of days.flat()) {
    const sum = sums.get(text) ?? { text, asked: 0, empty: 0 }
    sums.set(text, { text, asked: sum.asked + asked, empty: sum.empty + empty })
  }
  return new SearchCounts([...sums.values()]).all
}

/** As what a text is counted; undefined for what may be somebody's number or address, or is no search. */
function countedText(text: string): string | undefined {
  const plain = fold(text, new Map()).replaceAll(/\s+/gu, ' ').trim()
  // however a number is divided, and in whatever digits
  const isPersonal = /\p{Nd}{6}|@/u.test(plain.replaceAll(/[^\p{L}\p{N}@]/gu, ''))
  return plain === '' || [...plain].length > longestText || isPersonal ? undefined : plain
}
