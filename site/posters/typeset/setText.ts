import type { Face } from './face.ts'

/** What stands for a letter that no font has: the printers' mark for a sort that is not in the case. */
export const noSort = '〓'

/** A text that can be drawn, and what had to be left out. */
export interface SetText {
  text: string
  /**
   * Characters that no font has, each once. Letters among them are shown as `noSort`, others left out; where nothing is
   * left of a text, `noSort` stands for all of it, and here as well.
   */
  missing: string[]
}

/** What is read, in any script: without it a name is another name. */
const read = /[\p{L}\p{N}]/u
/** What changes the letter before it, as vowels of Tibetan and accents do, and not what surrounds it. */
const mark = /[\p{Mn}\p{Mc}]/u
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
      if (read.test(character)) text += noSort
    }
  }
  const shown = text.replaceAll(/ +/g, ' ').trim()
  return shown === '' && missing.size > 0
    ? { text: noSort, missing: [...missing, noSort] }
    : { text: shown, missing: [...missing] }
}

/** Whether what is missing changes what a text says, or leaves nothing of it. */
export function isGarbled(missing: readonly string[]): boolean {
  return missing.some((character) => character === noSort || read.test(character) || mark.test(character))
}
