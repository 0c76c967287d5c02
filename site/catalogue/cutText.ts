/** Code units that one character may take on average; a family of four with its joiners has eleven. */
const unitsPerCharacter = 16
/** Code units that a text may have beyond its limit, however its characters are made. */
const mostUnitsBeyond = 10_000

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Code units that a text of so many characters may have, however they are made. */
export function mostUnits(most: number): number {
  return Math.min(most * unitsPerCharacter, most + mostUnitsBeyond)
}

/**
 * The beginning of a text, which ends between two characters as people count them: no emoji, flag or accented letter is
 * cut. The one way to cut what a person wrote.
 * @param most characters; no more room than theirs is taken, so the beginning is within a limit of as many characters
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  const room = mostUnits(most)
  let [end, count] = [0, 0]
  for (const { index, segment } of segmenter.segment(text.slice(0, room + longestCharacter))) {
    if (++count > most || index + segment.length > room) return text.slice(0, end)
    end = index + segment.length
  }
  return text.slice(0, end)
}

/** Longest character that is looked at whole, in code units: one that goes on for longer is no character of a language. */
const longestCharacter = 64

/** The beginning of a text with a mark that there is more; the text itself when there is not. */
export function shortText(text: string, most: number): string {
  const beginning = cutText(text, most)
  return beginning.length < text.length ? `${beginning}…` : text
}

/** A place between two characters of a text, the nearest one at or before a place. @param at in code units */
export function placeBetween(text: string, at: number): number {
  const from = Math.max(0, at - longestCharacter)
  const part = segmenter.segment(text.slice(from, at + longestCharacter)).containing(at - from)
  return at >= text.length ? text.length : from + (part?.index ?? 0)
}
