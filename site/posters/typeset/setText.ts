import type { Face } from './face.ts'

/** What stands for a Han character that no font has: the printers' mark for a sort that is not in the case. */
export const noSort = '〓'

/** A text that can be drawn, and what had to be left out. */
export interface SetText {
  text: string
  /** Characters that no font has, each once. Han characters among them are shown as `noSort`, others left out. */
  missing: string[]
}

const han = /\p{Script=Han}/u
/** What has no letter of its own: what controls how others look, and what is not there to be seen. */
const unseen = /\p{Default_Ignorable_Code_Point}|\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Cn}/u

/**
 * Makes a text ready to be drawn with a face. No letter stands for another one: what is missing is named.
 * @returns in NFC, with single spaces
 */
export function setText(source: string, face: Face): SetText {
  const missing = new Set<string>()
  let text = ''
  for (const character of source.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()) {
    if (character === ' ' || face.letter(character) !== undefined) text += character
    else if (!unseen.test(character)) {
      missing.add(character)
      if (han.test(character)) text += noSort
    }
  }
  return { text: text.replaceAll(/ +/g, ' ').trim(), missing: [...missing] }
}

/** Whether what is missing changes what a text says: a name without one of its characters is another name. */
export function isGarbled(missing: readonly string[]): boolean {
  return missing.some((character) => han.test(character))
}
