import type { Font } from 'fontkit'
import type { Family } from './fontFamily.ts'

/** A letter, ready to be drawn. */
export interface Letter {
  /** How far the next one stands from it, in em. */
  advance: number
  /** Its outline as a path of SVG in thousandths of an em, with y upwards. */
  outline: string
}

/** A font in one weight, with the letters that a drawing needs. */
export interface Face {
  /** @param character one code point. @returns undefined when the font has none */
  letter(character: string): Letter | undefined
}

/** The faces of a poster, by what they are for. */
export interface Faces {
  title: Face
  label: Face
  text: Face
}

/** Reads of fonts what some texts need. @param families what the first has not, the next may have */
export async function faceFor(
  families: readonly Family[],
  weight: number,
  characters: ReadonlySet<string>,
): Promise<Face> {
  const letters = new Map<string, Letter>()
  for (const character of characters) {
    const codePoint = character.codePointAt(0) ?? 0
    const font = await fontOf(families, codePoint, weight)
    if (font === undefined) continue
    const glyph = font.glyphForCodePoint(codePoint)
    const scale = 1000 / font.unitsPerEm
    letters.set(character, {
      advance: glyph.advanceWidth / font.unitsPerEm,
      outline: scale === 1 ? glyph.path.toSVG() : glyph.path.scale(scale, scale).toSVG(),
    })
  }
  return { letter: (character) => letters.get(character) }
}

async function fontOf(families: readonly Family[], codePoint: number, weight: number): Promise<Font | undefined> {
  for (const family of families) {
    const font = await family.fontOf(codePoint, weight)
    if (font !== undefined) return font
  }
  return undefined
}
