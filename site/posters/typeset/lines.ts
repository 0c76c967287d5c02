import { type Piece, piecesOf } from './breaks.ts'
import type { Face } from './face.ts'
import { widthOf } from './widths.ts'

/** A text in lines, with the harm that their ends do to it: 0 where each ends a clause. */
export interface Lines {
  lines: string[]
  harm: number
}

/**
 * Divides a text into lines, each as full as it may be; they end where `piecesOf` allows.
 * @param width of a line in em; no line is wider, unless a single character is
 */
export function linesOf(text: string, face: Face, width: number, spacing = 0): string[] {
  return filled(piecesOf(text, face, width, spacing), face, width, spacing)
}

/**
 * Divides a text into lines that end where it harms least and are about as long as each other, without making them more.
 * @param width of a line in em; no line is wider, unless a single character is
 */
export function balanced(text: string, face: Face, width: number, spacing = 0): Lines {
  const pieces = piecesOf(text, face, width, spacing)
  const { length } = filled(pieces, face, width, spacing)
  // the best division of the first pieces, by how many they are, into the lines so far
  let best: (Divided | undefined)[] = [{ lines: [], harm: 0, cost: 0 }]
  for (let count = 0; count < length; count++) {
    const before = best
    best = [undefined]
    for (let end = 1; end <= pieces.length; end++) best[end] = bestOf(before, pieces, end, face, width, spacing)
  }
  const { lines, harm } = best[pieces.length] ?? { lines: [], harm: 0 }
  return { lines, harm }
}

interface Divided extends Lines {
  cost: number
}

/** The best way to end a line behind some pieces. @param before divisions into one line less */
function bestOf(
  before: readonly (Divided | undefined)[],
  pieces: readonly Piece[],
  end: number,
  face: Face,
  width: number,
  spacing: number,
): Divided | undefined {
  let best: Divided | undefined
  for (let start = end - 1; start >= 0; start--) {
    const line = textOf(pieces.slice(start, end))
    const length = widthOf(line, face, spacing)
    if (length > width && start < end - 1) break
    const so = before[start]
    if (so === undefined) continue
    const harm = start === 0 ? 0 : so.harm + (pieces[start]?.harm ?? 0)
    const cost = so.cost + (harm - so.harm) + (length / width) ** 2
    if (best === undefined || cost < best.cost) best = { lines: [...so.lines, line], harm, cost }
  }
  return best
}

function filled(pieces: readonly Piece[], face: Face, width: number, spacing: number): string[] {
  const lines: string[] = []
  let line: Piece[] = []
  for (const piece of pieces) {
    if (line.length > 0 && widthOf(textOf([...line, piece]), face, spacing) > width) {
      lines.push(textOf(line))
      line = []
    }
    line.push(piece)
  }
  return line.length === 0 ? lines : [...lines, textOf(line)]
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .trim()
}
