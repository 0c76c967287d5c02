/** Longest word of Latin letters or digits that is told apart, in code units; what is longer is cut. */
const longestWord = 32

const other = /[\p{L}\p{N}]/u
const rareHan = /[\p{Script=Han}〇々]/u

/** Without half a character at its end. */
function whole(word: string): string {
  return word.replace(/[\uD800-\uDBFF]$/, '')
}

/** What a character is to a search. */
type Kind = 'han' | 'word' | 'gap'

function kindOf(point: number): Kind {
  if (point >= 0x4e00 && point <= 0x9fff) return 'han'
  if (point < 0x80)
    return (point >= 0x61 && point <= 0x7a) || (point >= 0x30 && point <= 0x39) || (point >= 0x41 && point <= 0x5a)
      ? 'word'
      : 'gap'
  const character = String.fromCodePoint(point)
  if (rareHan.test(character)) return 'han'
  return other.test(character) ? 'word' : 'gap'
}

/**
 * The terms of a folded text, in their order and as often as they stand there: of a run of Chinese characters each two
 * that follow one another, of anything else whole words. A character that stands alone is a term.
 * @param withSingles each Chinese character is a term besides; for fields in which one character says much
 */
export function tokensOf(folded: string, { withSingles }: { withSingles: boolean }): string[] {
  const tokens: string[] = []
  let [kind, start, previous, count]: [Kind, number, number, number] = ['gap', 0, 0, 0]
  const end = (at: number): void => {
    if (kind === 'word') tokens.push(whole(folded.slice(start, Math.min(at, start + longestWord))))
    else if (kind === 'han' && count === 1 && !withSingles) tokens.push(folded.slice(start, at))
  }
  for (let at = 0; at < folded.length;) {
    const point = folded.codePointAt(at) ?? 0
    const next = at + (point > 0xffff ? 2 : 1)
    const now = kindOf(point)
    if (now !== kind) {
      end(at)
      ;[kind, start, count] = [now, at, 0]
    }
    if (now === 'han') {
      if (withSingles) tokens.push(folded.slice(at, next))
      if (count > 0) tokens.push(folded.slice(previous, next))
      count++
      previous = at
    }
    at = next
  }
  end(folded.length)
  return tokens
}
