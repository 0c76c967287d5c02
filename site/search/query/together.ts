import type { Candidate, QueryTerm } from './ranking.ts'
import { termsOf } from './terms.ts'

/**
 * Puts first the entries that have each word of a query in one field. Where the pairs of its characters are in several
 * fields they seldom make the word: 春天的鼓文化宫 is not where one field has 春天的鼓 and another 文化宫.
 * @param ranked entries by their scores
 * @param words folded, with gaps between them
 * @param terms of the words, as the candidates have them
 */
export function togetherFirst<Ranked extends { ref: string }>(
  ranked: readonly Ranked[],
  words: string,
  terms: readonly QueryTerm[],
  candidates: readonly Candidate[],
): Ranked[] {
  const places = new Map(terms.map(({ term }, place) => [term, place]))
  const groups = words
    .split(/\s+/u)
    .map((word) =>
      termsOf(word)
        .flat()
        .flatMap((term) => places.get(term) ?? []),
    )
    .filter((group) => group.length > 1)
  const isTogether = ({ weights }: Candidate): boolean =>
    groups.every(([first = 0, ...others]) =>
      [...(weights[first]?.keys() ?? [])].some((field) => others.every((place) => weights[place]?.has(field))),
    )
  const together = new Set(candidates.filter(isTogether).map(({ ref }) => ref))
  return [...ranked.filter(({ ref }) => together.has(ref)), ...ranked.filter(({ ref }) => !together.has(ref))]
}
