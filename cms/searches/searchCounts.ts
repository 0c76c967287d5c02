import { fold } from '../../site/search/text/fold.ts'

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
      if (this.#texts.size >= mostTexts) return false
      this.#texts.set(counted, (count = { text: counted, asked: 0, empty: 0 }))
    }
    count.asked += 1
    if (isEmpty) count.empty += 1
    return true
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
  const isPersonal = /\d{6}|@/.test(plain.replaceAll(/[\s-]/gu, ''))
  return plain === '' || [...plain].length > longestText || isPersonal ? undefined : plain
}
