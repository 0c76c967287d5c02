import type { Face } from './face.ts'
import { balanced, linesOf } from './lines.ts'
import { widthOf } from './widths.ts'

/** Room for a text, in units of the drawing. */
export interface Room {
  width: number
  /** At least that of one line in the smallest size. */
  height: number
  /** Sizes of letters that it may have. */
  largest: number
  smallest: number
  /** Height of a line, in em. */
  leading: number
  /** Between letters, in em. */
  spacing?: number
  mostLines?: number
  /** Whether its lines are to be about as long as each other. */
  isBalanced?: boolean
}

/** A text that keeps to its room. */
export interface Fitted {
  size: number
  lines: string[]
  /** Whether its end had to be left out. */
  isCut: boolean
}

const step = 0.96
/** What does not stand before what was left out. */
const notLast = /^[，。、；：？！\s…]$/u

/**
 * Sets a text as large as its room allows; one whose lines are to be balanced somewhat smaller where they end better so.
 * What does not fit even in the smallest size is cut, and ends with ….
 */
export function fit(text: string, face: Face, room: Room): Fitted {
  const { width, height, largest, smallest, leading, spacing = 0, mostLines = Infinity, isBalanced = false } = room
  let best: (Fitted & { worth: number }) | undefined
  for (let size = largest; ; size = Math.max(size * step, smallest)) {
    const most = Math.min(Math.floor(height / (leading * size) + 1e-9), mostLines)
    const filled = linesOf(text, face, width / size, spacing)
    if (filled.length <= most) {
      if (!isBalanced) return { size, lines: filled, isCut: false }
      const { lines, harm } = balanced(text, face, width / size, spacing)
      const worth = size / (1 + harm)
      if (best === undefined || worth > best.worth) best = { size, lines, isCut: false, worth }
    }
    if (size > smallest && size > (best?.worth ?? 0)) continue
    if (best !== undefined) return { size: best.size, lines: best.lines, isCut: false }
    const kept = filled.slice(0, most)
    kept.push(cut(kept.pop() ?? '', face, width / size, spacing))
    return { size, lines: kept, isCut: true }
  }
}

function cut(line: string, face: Face, width: number, spacing: number): string {
  const characters = [...line]
  while (
    characters.length > 0 &&
    (notLast.test(characters.at(-1) ?? '') || widthOf(`${characters.join('')}…`, face, spacing) > width)
  )
    characters.pop()
  return `${characters.join('')}…`
}
