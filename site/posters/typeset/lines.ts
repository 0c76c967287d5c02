import { wordsOf } from '../../text/words.ts'
import type { Face } from './face.ts'

/** No line begins with one of these, and none ends with one of those (GB/T 15834, 避头尾). */
const closing = /^[，。、；：？！）》」』】〕〉”’…—～·,.;:?!)\]}%％℃°]$/u
const opening = /^[（《「『【〔〈“‘([{￥¥$#№]$/u

/** Widths of what has no outline, in em. */
const spaces: Readonly<Record<string, number>> = { ' ': 0.28, '　': 1 }

/** How wide a text is, in em. @param spacing between letters, in em */
export function widthOf(text: string, face: Face, spacing = 0): number {
  let width = 0
  for (const character of text) width += advanceOf(character, face) + spacing
  return Math.max(width - spacing, 0)
}

/** How far the next letter stands from a character, in em. */
export function advanceOf(character: string, face: Face): number {
  return face.letter(character)?.advance ?? spaces[character] ?? 0
}

/**
 * Divides a text into lines: between words, within a word that is wider than a line, and before or behind a mark only
 * where the mark may begin or end a line, or a run of them is wider than a line.
 * @param width of a line in em; no line is wider, unless a single character is
 */
export function linesOf(text: string, face: Face, width: number, spacing = 0): string[] {
  const lines: string[] = []
  let line = ''
  const fits = (added: string): boolean => widthOf((line + added).trimEnd(), face, spacing) <= width
  const add = (part: string, divide?: (part: string) => readonly string[]): void => {
    if (fits(part)) {
      line += part
      return
    }
    if (divide !== undefined && widthOf(part.trimEnd(), face, spacing) > width) {
      const next = divide === unitsOf ? charactersOf : undefined
      for (const smaller of divide(part)) add(smaller, next)
      return
    }
    if (line.trim() !== '') lines.push(line.trim())
    line = part.trimStart()
  }
  for (const word of wordsOf(text)) add(word, unitsOf)
  if (line.trim() !== '') lines.push(line.trim())
  return lines
}

/** Makes the lines of a text about as long as each other, without making them more. */
export function balanced(text: string, face: Face, width: number, spacing = 0): string[] {
  const lines = linesOf(text, face, width, spacing)
  if (lines.length < 2) return lines
  let [least, most] = [width / 2, width]
  for (let step = 0; step < 8; step++) {
    const middle = (least + most) / 2
    if (linesOf(text, face, middle, spacing).length > lines.length) least = middle
    else most = middle
  }
  return linesOf(text, face, most, spacing)
}

/** Characters with the marks that may not be parted from them. */
function unitsOf(text: string): string[] {
  const units: string[] = []
  let previous = ''
  for (const character of text) {
    const isBound = closing.test(character) || opening.test(previous) || /^[\p{M}\p{Emoji_Modifier}]$/u.test(character)
    if (isBound && units.length > 0) units.push((units.pop() ?? '') + character)
    else units.push(character)
    previous = character
  }
  return units
}

function charactersOf(text: string): string[] {
  return [...text]
}
