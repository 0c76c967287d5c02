const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const opening = /^[“‘《〈（【「『(]+$/

/** What a clause of a heading ends with: behind it a line ends best. */
const closing = /[：；，。！？—…][”’》〉）】」』]*$|\s$/u

/** A clause of a heading. */
export interface Clause {
  /** As `wordsOf` gives them, without a space at the end. */
  words: string[]
  /** The spaces behind it; a browser drops those at the end of a box. */
  gap: string
}

/**
 * Divides a heading into its clauses.
 * @returns in order; words and gaps joined they give the text again
 */
export function clausesOf(text: string): Clause[] {
  const clauses: string[][] = [[]]
  for (const word of wordsOf(text)) {
    if (closing.test(clauses.at(-1)?.at(-1) ?? '')) clauses.push([])
    clauses.at(-1)?.push(word)
  }
  return clauses.map((words) => {
    const last = words.at(-1) ?? ''
    const end = last.trimEnd()
    return { words: [...words.slice(0, -1), end], gap: last.slice(end.length) }
  })
}

/**
 * Divides a heading where a line may end without tearing a Chinese word apart; browsers would break after any
 * character.
 * @returns the parts in order, punctuation with the word that it belongs to; joined they give the text again
 */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  let previous = ''
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const mayBreak = words.length === 0 || ((isWordLike === true || opening.test(segment)) && !opening.test(previous))
    if (mayBreak) words.push(segment)
    else words.push((words.pop() ?? '') + segment)
    previous = segment
  }
  return words
}
