import { tokensOf } from '../text/tokens.ts'

/** Longest run of Chinese characters of which every two neighbours are looked up. */
const wholeRun = 5
/** Most terms of a query: each may cost a file. */
const mostTerms = 16

const han = /[\p{Script=Han}〇々]+/gu
/** A run of Chinese characters, or of anything else. */
const run = /[\p{Script=Han}〇々]+|[^\p{Script=Han}〇々]+/gu

function isHan(text: string): boolean {
  return /^[\p{Script=Han}〇々]/u.test(text)
}

/**
 * The terms by which a query is looked up, word by word. Of a long run of Chinese characters every second pair is
 * enough; words and numbers all count. A character that stands alone beside others (2026年) is no term where a text goes
 * on after it.
 * @param words folded, with gaps between them
 */
export function termsOf(words: string): string[][] {
  let left = mostTerms
  const known = new Set<string>()
  return words.split(/\s+/u).flatMap((part) => {
    const ofPart = (part.match(run) ?? []).flatMap((one) => {
      const tokens = tokensOf(one, { withSingles: false })
      const isLong = isHan(one) && [...one].length > wholeRun
      return tokens.filter((_, at) => !isLong || at % 2 === 0 || at === tokens.length - 1)
    })
    const telling = ofPart.filter((term) => !isHan(term) || [...term].length > 1)
    const fresh = [...new Set(telling.length > 0 ? telling : ofPart)].filter((term) => !known.has(term)).slice(0, left)
    left -= fresh.length
    for (const term of fresh) known.add(term)
    return fresh.length > 0 ? [fresh] : []
  })
}

/** The runs of Chinese characters in a query, as their characters. */
export function runsOf(words: string): string[][] {
  return [...words.matchAll(han)].map(([run]) => [...run])
}
