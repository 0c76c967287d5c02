import type { wordingLevels } from './levels.ts'

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
  const found = wordings.flatMap((wording) => occurrencesOf(wording, given))
  found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const kept: Hit[] = []
  for (const hit of found) if (kept.every(({ from, to }) => hit.to <= from || to <= hit.from)) kept.push(hit)
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
  const start = Math.max(0, from - around)
  const end = Math.min(text.length, to + around)
  return `${start > 0 ? '…' : ''}${text.slice(start, end).replace(/\s+/g, ' ')}${end < text.length ? '…' : ''}`
}

function occurrencesOf(wording: Wording, { text }: Compared): Hit[] {
  const wrong = compared(wording.wrong).text
  const right = compared(wording.right).text
  if (wrong === '' || wrong === right) return []
  const fine = right.includes(wrong) ? placesOf(right, text) : []
  return placesOf(wrong, text)
    .filter((from) => !fine.some((start) => start <= from && from + wrong.length <= start + right.length))
    .map((from) => ({ wording, from, to: from + wrong.length }))
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
