import type { wordingLevels } from './levels.ts'
import { placeBetween } from '../../../../site/catalogue/cutText.ts'

/** A line of the union's list. */
export interface Wording {
  wrong: string
  right: string
  level: keyof typeof wordingLevels
  note?: string | null | undefined
}

/** A wrong form that stands in a text. */
export interface Hit {
  wording: Wording
  /** Where it begins and ends in the text as it was given. */
  from: number
  to: number
}

/** A text as it is compared, with the place in the given text where each of its characters comes from. */
interface Compared {
  text: string
  places: number[]
}

/**
 * Finds the wrong forms in a text. Full and half width, upper and lower case, spaces and line breaks make no difference.
 * Of forms that overlap the longest counts; a wrong form inside its own right form is none (省总 in 省总工会).
 * @returns hits in the order of the text
 */
export function findHits(text: string, wordings: readonly Wording[]): Hit[] {
  const given = compared(text)
  const found = comparedList(wordings).flatMap((wording) => occurrencesOf(wording, given.text))
  found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const taken = new Uint8Array(given.text.length)
  // the ones kept before are no shorter, so they reach over an end of this one or are not in its way
  const isFree = ({ from, to }: Hit) => taken[from] === 0 && taken[to - 1] === 0
  const kept: Hit[] = []
  for (const hit of found) {
    if (!isFree(hit)) continue
    taken.fill(1, hit.from, hit.to)
    kept.push(hit)
  }
  return kept
    .sort((a, b) => a.from - b.from)
    .map(({ wording, from, to }) => ({
      wording,
      from: given.places[from] ?? 0,
      to: (given.places[to - 1] ?? 0) + lengthAt(text, given.places[to - 1] ?? 0),
    }))
}

/** The wrong form with some of the text around it, for whoever has to find it. */
export function excerptOf(text: string, { from, to }: Hit, around = 8): string {
  const start = placeBetween(text, Math.max(0, from - around))
  const end = placeBetween(text, to + around)
  return `${start > 0 ? '…' : ''}${text.slice(start, end).replace(/\s+/g, ' ')}${end < text.length ? '…' : ''}`
}

/** A wording as it is looked for. */
interface ComparedWording {
  wording: Wording
  wrong: string
  right: string
}

/** Lists that were compared already: one is held against every paragraph of an entry. */
const comparedLists = new WeakMap<readonly Wording[], ComparedWording[]>()

function comparedList(wordings: readonly Wording[]): ComparedWording[] {
  const known = comparedLists.get(wordings)
  if (known !== undefined) return known
  const list = wordings
    .map((wording) => ({ wording, wrong: compared(wording.wrong).text, right: compared(wording.right).text }))
    .filter(({ wrong, right }) => wrong !== '' && wrong !== right)
  comparedLists.set(wordings, list)
  return list
}

function occurrencesOf({ wording, wrong, right }: ComparedWording, text: string): Hit[] {
  const places = placesOf(wrong, text)
  if (places.length === 0) return []
  const offset = right.indexOf(wrong)
  const isFine = (from: number): boolean => {
    for (let at = offset; at >= 0; at = right.indexOf(wrong, at + 1))
      if (from >= at && text.startsWith(right, from - at)) return true
    return false
  }
  return places.filter((from) => !isFine(from)).map((from) => ({ wording, from, to: from + wrong.length }))
}

function placesOf(part: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at)
  return places
}

function compared(text: string): Compared {
  let result = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const plain = character
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\u200b-\u200d\ufeff]/gu, '')
    for (let index = 0; index < plain.length; index++) places.push(at)
    result += plain
    at += character.length
  }
  return { text: result, places }
}

/** A character may take two places. */
function lengthAt(text: string, place: number): number {
  return String.fromCodePoint(text.codePointAt(place) ?? 0).length
}
