import { isBeginning, isSyllable } from '../../../site/search/pinyin/syllables.ts'
import { pinyinOf } from '../../../site/search/pinyin/typed.ts'

/** Most ways to divide what was typed into syllables that are looked for, that are thought of, and most letters of one. */
const [mostDivisions, mostTried, longestSyllable] = [5, 200, 6]

/**
 * A reading as it is kept beside the text it is of: the first letter of each syllable parenthesised (⒣), the others
 * circled (ⓔ). Folding leaves neither in a text, so letters of a text are never taken for pinyin, and a syllable is found
 * only from where it begins: `an` is not in 唱 (chang).
 */
export function markedSyllables(syllables: readonly string[]): string {
  return syllables.map(([first = '', ...others]) => marked(first, '⒜') + marked(others.join(''), 'ⓐ')).join('')
}

/** The initials of a reading as they are kept. */
export function markedInitials(syllables: readonly string[]): string {
  return marked(syllables.map((syllable) => syllable.slice(0, 1)).join(''), '⒜')
}

/**
 * How a word may stand among the kept readings when it was meant as pinyin: as each division into syllables, of which the
 * last may only have begun, and as initials.
 * @param word folded (site/search/text/fold.ts)
 * @returns the likeliest first; none when it is no pinyin
 */
export function pinyinForms(word: string): string[] {
  const letters = pinyinOf(word)
  if (letters === undefined) return []
  const [fewest, ...others] = divisions(letters).map(markedSyllables)
  return [...new Set([...(fewest === undefined ? [] : [fewest]), marked(letters, '⒜'), ...others])]
}

function divisions(letters: string): string[][] {
  const found: string[][] = []
  const deadEnds = new Set<number>()
  const walk = (from: number, before: readonly string[]): void => {
    const known = found.length
    for (let length = Math.min(longestSyllable, letters.length - from); length > 0; length--) {
      if (found.length >= mostTried) return
      const [end, part] = [from + length, letters.slice(from, from + length)]
      if (end === letters.length) {
        if (isBeginning(part)) found.push([...before, part])
      } else if (isSyllable(part) && !deadEnds.has(end)) walk(end, [...before, part])
    }
    if (found.length === known) deadEnds.add(from)
  }
  walk(0, [])
  // a syllable without a consonant follows another one seldom, and is then set off by an apostrophe where pinyin is written
  return found
    .sort((one, other) => vowelsFirst(one) - vowelsFirst(other) || one.length - other.length)
    .slice(0, mostDivisions)
}

/** How many of some syllables, but the first, begin with a vowel. */
function vowelsFirst([, ...others]: readonly string[]): number {
  return others.filter((syllable) => /^[aoe]/.test(syllable)).length
}

/** Letters a to z, each by its counterpart in an alphabet of marks; digits as they are. */
function marked(letters: string, a: '⒜' | 'ⓐ'): string {
  return letters.replace(/[a-z]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - 'a'.charCodeAt(0) + a.charCodeAt(0)),
  )
}
