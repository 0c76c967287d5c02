import { wordsOf } from '../../text/words.ts'
import type { Face } from './face.ts'
import { widthOf } from './widths.ts'

/** A piece of a text that stays on one line, with the harm that a line does that ends before it. */
export interface Piece {
  text: string
  harm: number
}

/** What a line ends behind, or begins with, in the order of what a reader minds: 0 for what nobody minds. */
const harms = { clause: 0, word: 0.12, bound: 0.35, name: 0.5, torn: 0.6 } as const

/** No line begins with one of these, and none ends with one of those (GB/T 15834, 避头尾). */
const closing = /^[，。、；：？！）》」』】〕〉”’…—～·,.;:?!)\]}%％℃°]$/u
const opening = /^[（《「『【〔〈“‘([{￥¥$#№]$/u

/** What encloses a name, which is not divided. */
const [nameOpens, nameCloses] = [/[《〈「『]/gu, /[》〉」』]/gu]

/** Behind these, and before those, a line ends best. */
const clauseEnd = /[：；，、。！？—…》〉」』”）】]\s*$|\s$/u
const clauseStart = /^[《〈「『“（【]/u
/** A single character belongs to its neighbours, a number to what it counts. */
const [single, marks] = [/^\p{Script=Han}$/u, /[^\p{L}\p{N}]/gu]
const number = /[\p{N}〇一二三四五六七八九十百千万亿两第]$/u
/** Single characters behind which, or before which, a line may end as between words. */
const [particle, conjunction] = [/^[的地得了]$/u, /^[与和及暨]$/u]

/**
 * Divides a text where its lines may end: between words, within a name in marks such as 《》 or a word only where it is
 * wider than a line, and before or behind a mark only where the mark may begin or end a line, or a run of them is wider
 * than a line.
 * @param width of a line in em; no piece is wider, unless it is a single character
 * @returns pieces that give the trimmed text again
 */
export function piecesOf(text: string, face: Face, width: number, spacing: number): Piece[] {
  const pieces: Piece[] = []
  const divide = (part: string, harm: number, [by, ...finer]: readonly Division[]): void => {
    const last = pieces.at(-1)
    if (last !== undefined && part.trim() === '') last.text += part
    else if (by === undefined || widthOf(part.trimEnd(), face, spacing) <= width) pieces.push({ text: part, harm })
    else
      for (const [index, smaller] of by.divide(part).entries())
        divide(smaller, index === 0 ? harm : Math.max(harm, by.harm), finer)
  }
  let before = ''
  for (const name of namesOf(text.trim())) {
    divide(name, harmBetween(before, name), divisions)
    before = wordsOf(name).at(-1) ?? ''
  }
  return pieces
}

interface Division {
  divide: (part: string) => readonly string[]
  harm: number
}

const divisions: readonly Division[] = [
  { divide: wordsOf, harm: harms.name },
  { divide: unitsOf, harm: harms.torn },
  { divide: (part) => [...part], harm: harms.torn },
]

function harmBetween(before: string, name: string): number {
  if (clauseEnd.test(before) || clauseStart.test(name)) return harms.clause
  if (number.test(before)) return harms.bound
  const isBound = (isSingle(before) && !particle.test(before)) || (isSingle(name) && !conjunction.test(name))
  return isBound ? harms.bound : harms.word
}

function isSingle(word: string): boolean {
  return single.test(word.replaceAll(marks, ''))
}

/** Words, and names in marks as one. What is not closed is no name. */
function namesOf(text: string): string[] {
  const names: string[] = []
  let open: string[] = []
  let depth = 0
  for (const word of wordsOf(text)) {
    depth = Math.max(0, depth + countOf(word, nameOpens) - countOf(word, nameCloses))
    open.push(word)
    if (depth > 0) continue
    names.push(open.join(''))
    open = []
  }
  return [...names, ...open]
}

function countOf(text: string, mark: RegExp): number {
  return text.match(mark)?.length ?? 0
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
