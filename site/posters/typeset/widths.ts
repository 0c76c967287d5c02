import type { Face } from './face.ts'

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
