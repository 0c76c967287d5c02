const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const opening = /^[“‘《〈（【「『(]+$/

/** A number, or one so far, and what goes on with it: 2026|年, 三|楼, 19:|30. */
const numeral = /[\d一二三四五六七八九十百][:：.–-]?$/
const counted = /^[\d年月日周课场次届季号楼层元人]/

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

/** Longest clause of a list that a line is not to end within, in characters: a card on a phone holds as many. */
const longestKept = 10

/** A name or a motto is written with dots between its parts; a line ends behind one and begins with none. */
const dotted = /(?<=\p{Script=Han}·)(?=\p{Script=Han})/u
/** Hours from and to, behind whose dash a browser would end a line. */
const range = /\d[–-]\d/

/** Longest part that is never ended within, in characters: it fits the narrowest line, whatever was typed. */
const longestHeld = 14

/** A part of a text of a list. */
export interface Piece {
  text: string
  /** Whether a browser would end a line within it where none should end. */
  isHeld: boolean
}

/** A word or more as a part of a text. */
export function pieceOf(text: string): Piece {
  return { text, isHeld: text.length <= longestHeld && (text.endsWith('·') || range.test(text)) }
}

/**
 * Divides a text of a list where a line may end: between its clauses, behind the dots of a name, and within a clause only
 * if it is longer than a narrow line. Then neither a number is torn nor is one character left for the last line.
 * @returns the parts in order; joined they give the text again
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  for (const { words, gap } of clausesOf(text)) {
    const clause = words.join('')
    const parts = clause.length > longestKept ? heldTogether(words) : clause.split(dotted)
    for (const [index, part] of parts.entries()) {
      const [last, piece] = [pieces.at(-1), pieceOf(part)]
      // between clauses a browser ends a line by itself
      if (last !== undefined && index === 0 && !piece.isHeld && !last.isHeld) last.text += part
      else pieces.push(piece)
    }
    const last = pieces.at(-1)
    if (last !== undefined) last.text += gap
  }
  return pieces
}

/** The words of a clause, of which the last is not one character. */
function heldTogether(words: readonly string[]): string[] {
  const [last = '', ...others] = words.toReversed()
  const isOne = last.replaceAll(/\P{L}/gu, '').length === 1
  return isOne && others.length > 0 ? [...others.slice(1).reverse(), others[0] + last] : [...words]
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
    const isNumber = numeral.test(words.at(-1) ?? '') && counted.test(segment)
    const isBeginning = (isWordLike === true || opening.test(segment)) && !opening.test(previous)
    const mayBreak = words.length === 0 || (isBeginning && !isNumber)
    if (mayBreak) words.push(segment)
    else words.push((words.pop() ?? '') + segment)
    previous = segment
  }
  return words
}
