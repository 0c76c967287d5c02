import { isBeginning } from './syllables.ts'

/** Longest pinyin that words are offered for, in letters. */
const longest = 60

/**
 * What was typed, when it may be pinyin: letters alone, with whatever stands between syllables left out.
 * @param folded text (fold.ts)
 * @returns undefined when it is none
 */
export function pinyinOf(folded: string): string | undefined {
  const letters = folded.replace(/[\s'’-]+/g, '').replaceAll('v', 'u')
  return /^[a-z]+$/.test(letters) && letters.length <= longest ? letters : undefined
}

/**
 * Which files of the lexicon may have words for what was typed: by the initials of the first two syllables, by one
 * where the second has not begun yet.
 */
export function bucketsOf(letters: string): string[] {
  const first = letters[0] ?? ''
  const buckets = new Set<string>()
  for (let length = 1; length <= letters.length && isBeginning(letters.slice(0, length)); length++)
    buckets.add(first + (letters[length] ?? ''))
  return [...buckets]
}

/**
 * Whether a word is meant by what was typed: the beginnings of its first syllables, whole ones and initials mixed.
 * @returns how many letters of the syllables that it reaches were left out, the fewest; undefined when it does not fit
 */
export function fitOf(letters: string, syllables: readonly string[]): number | undefined {
  // by the number of letters that are used up
  let reached = new Map([[0, 0]])
  for (const syllable of syllables) {
    const next = new Map<number, number>()
    for (const [used, left] of reached)
      for (let length = 1; length <= syllable.length && letters[used + length - 1] === syllable[length - 1]; length++)
        next.set(used + length, Math.min(left + syllable.length - length, next.get(used + length) ?? Infinity))
    const whole = next.get(letters.length)
    if (whole !== undefined) return whole
    reached = next
  }
  return undefined
}
