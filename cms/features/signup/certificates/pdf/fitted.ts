/** How wide a text is in a size of letters, both in points. */
export type Measure = (text: string, size: number) => number

/** Room for a text, in points, and the sizes that it may have, the largest first. */
interface Room {
  width: number
  height: number
  sizes: readonly number[]
}

/** A text in lines, in a size. */
interface Fitted {
  lines: string[]
  size: number
}

/** Height of a line, as a multiple of its size. */
export const leading = 1.3

/** How often lines are made narrower, each time by half of what is left. */
const mostTries = 6

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Splits a text where a line of it may end, nothing left out. */
export function wordsOf(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment)
}

/**
 * Lays a text out in the largest size in which it has room. What has none in the smallest is cut off, with `…`.
 * @param pieces of the text, between which its lines may end; one that is wider than a line ends anywhere
 * @returns lines of which none is wider than the room, nor all of them higher
 */
export function fitted(pieces: readonly string[], { width, height, sizes }: Room, measure: Measure): Fitted {
  const size = Math.min(...sizes)
  for (const larger of sizes) {
    const lines = linesOf(pieces, larger, width, measure)
    if (lines.length * larger * leading <= height)
      return { lines: evened(lines, pieces, larger, width, measure), size: larger }
  }
  const most = Math.max(1, Math.floor(height / (size * leading)))
  const lines = linesOf(pieces, size, width, measure).slice(0, most)
  return { lines: [...lines.slice(0, -1), cut(lines.at(-1) ?? '', size, width, measure)], size }
}

/** As many lines, of like length: a last one of one letter looks lost. */
function evened(lines: string[], pieces: readonly string[], size: number, width: number, measure: Measure): string[] {
  if (lines.length === 1) return lines
  const own = pieces.map((piece) => measure(piece, size))
  // no piece is to be broken that was whole
  let [least, most, best] = [Math.max(width / 2, ...own.filter((one) => one <= width)), width, lines]
  for (let tries = 0; tries < mostTries; tries++) {
    const middle = (least + most) / 2
    const tried = linesOf(pieces, size, middle, measure)
    if (tried.length > lines.length) least = middle
    else [most, best] = [middle, tried]
  }
  return best
}

function linesOf(pieces: readonly string[], size: number, width: number, measure: Measure): string[] {
  const fits = (line: string): boolean => measure(line.trimEnd(), size) <= width
  const lines: string[] = []
  let line = ''
  const add = (piece: string): void => {
    if (line !== '' && !fits(line + piece)) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  for (const piece of pieces)
    if (fits(piece)) add(piece)
    else for (const letter of lettersOf(piece)) add(letter)
  return [...lines, line.trimEnd()]
}

function cut(line: string, size: number, width: number, measure: Measure): string {
  const letters = lettersOf(line)
  while (letters.length > 0 && measure(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('')}…`
}

function lettersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}
