import type { Synonyms } from './synonyms.ts'

/** Most other ways of saying a query that are looked for: each may cost files. */
const mostAlternatives = 24

const han = /[\p{Script=Han}〇々]/u
const ofWord = /[\p{L}\p{N}]/u

/**
 * What a query says in other words: each of its parts between gaps that has synonyms, by each of these, those with the
 * fewest words replaced first.
 * @param words folded
 * @param within whether words are looked for inside parts as well (少儿声乐班): such a part is divided around its word
 */
export function alternativesOf(words: string, synonyms: Synonyms, { within }: { within: boolean }): string[] {
  const parts = words.split(/\s+/u).filter((part) => part !== '')
  let ways: { text: string; replaced: number }[] = [{ text: '', replaced: 0 }]
  for (const part of parts) {
    const others = synonyms.of(part) ?? (within ? dividedBy(part, synonyms) : [])
    const choices = [part, ...others.filter((other) => other !== part)]
    ways = ways
      .flatMap(({ text, replaced }) =>
        choices.map((choice, at) => ({ text: `${text} ${choice}`.trim(), replaced: replaced + Number(at > 0) })),
      )
      .sort((one, other) => one.replaced - other.replaced)
      .slice(0, mostAlternatives + 1)
  }
  return [...new Set(ways.filter(({ replaced }) => replaced > 0).map(({ text }) => text))]
}

/** A part around the longest word in it that has synonyms, with each word of its group, its own included. */
function dividedBy(part: string, synonyms: Synonyms): string[] {
  for (let length = Math.min(part.length - 1, synonyms.longest); length > 0; length--)
    for (let at = 0; at + length <= part.length; at++) {
      const group = synonyms.of(part.slice(at, at + length))
      if (group === undefined || !isWhole(part, at, length)) continue
      const [before, after] = [part.slice(0, at), part.slice(at + length)]
      return group.map((word) => `${before} ${word} ${after}`.trim())
    }
  return []
}

/** Whether a passage cuts no word of Latin letters or digits. */
function isWhole(part: string, at: number, length: number): boolean {
  return !isInWord(part, at) && !isInWord(part, at + length)
}

function isInWord(text: string, at: number): boolean {
  const sides = [text[at - 1], text[at]]
  return sides.every((side) => side !== undefined && ofWord.test(side) && !han.test(side))
}
