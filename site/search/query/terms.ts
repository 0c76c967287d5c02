import { tokensOf } from '../text/tokens.ts'

/** Longest run of Chinese characters of which every two neighbours are looked up. */
const wholeRun = 5
/** Most terms of a query: each may cost a file. */
const mostTerms = 16

const han = /[\p{Script=Han}〇々]+/gu

/**
 * The terms by which a query is looked up. Of a long run of Chinese characters every second pair is enough.
 * @param words folded
 */
export function termsOf(words: string): string[] {
  const terms: string[] = []
  for (const part of words.split(/\s+/u)) {
    const pairs = tokensOf(part, { withSingles: false })
    const isLong = [...part].length > wholeRun
    terms.push(...pairs.filter((_, at) => !isLong || at % 2 === 0 || at === pairs.length - 1))
  }
  return [...new Set(terms)].slice(0, mostTerms)
}

/** The runs of Chinese characters in a query, as their characters. */
export function runsOf(words: string): string[][] {
  return [...words.matchAll(han)].map(([run]) => [...run])
}
