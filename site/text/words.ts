const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const opening = /^[“‘《〈（【「『(]+$/

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
