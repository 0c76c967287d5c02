/** Longest word of Latin letters or digits that is told apart, in code points; what is longer is cut. */
const longestWord = 24

const runs = /[\p{Script=Han}〇々]+|[\p{L}\p{N}]+?(?=[\p{Script=Han}〇々]|[^\p{L}\p{N}]|$)/gu
const isHan = /^[\p{Script=Han}〇々]/u

/**
 * The terms of a folded text, in their order and as often as they stand there: of a run of Chinese characters each two
 * that follow one another, of anything else whole words. A character that stands alone is a term.
 * @param withSingles each Chinese character is a term besides; for fields in which one character says much
 */
export function tokensOf(folded: string, { withSingles }: { withSingles: boolean }): string[] {
  const tokens: string[] = []
  for (const [run] of folded.matchAll(runs)) {
    const characters = [...run]
    if (!isHan.test(run)) {
      tokens.push(characters.length > longestWord ? characters.slice(0, longestWord).join('') : run)
      continue
    }
    if (withSingles || characters.length === 1) tokens.push(...characters)
    for (let index = 1; index < characters.length; index++)
      tokens.push((characters[index - 1] ?? '') + (characters[index] ?? ''))
  }
  return tokens
}
