import lunr from 'lunr'
import { fields } from '../index/document.ts'
import { lengthOf } from '../index/lengths.ts'
import type { SearchManifest } from '../index/manifest.ts'

/** What a hit in a field counts beside one in the body text. */
export const boosts = { title: 8, people: 6, facts: 3, body: 1 } as const
/** lunr's own numbers: how fast more of the same term says less, and how much a long field says less. */
const [k1, b] = [1.2, 0.75]

/** One entry in which all terms of a query stand: for each term the weights of its postings, by field. */
export interface Candidate {
  /** Names the entry. */
  ref: string
  weights: readonly ReadonlyMap<number, number>[]
}

/** A term of a query. */
export interface QueryTerm {
  term: string
  /** How many postings it has in all fields of all libraries. */
  count: number
}

/**
 * Scores entries as a lunr index of everything would. lunr's score of an entry depends on the query's terms in it, on
 * how many there are of each, and on the lengths of fields alone; so an index of these terms and entries is enough.
 * @returns the entries with their scores, the best first; those of the same score in the order of their names
 */
export function rank(
  terms: readonly QueryTerm[],
  candidates: readonly Candidate[],
  { entries, lengths }: Pick<SearchManifest, 'entries' | 'lengths'>,
): { ref: string; score: number }[] {
  const total = entries.reduce((sum, count) => sum + count, 0)
  const averages = lengths.map(([count, sum]) => sum / count)
  const inverted = terms.map(({ term }, index) => [
    term,
    { _index: index, ...Object.fromEntries(fields.map((field) => [field, {}])) },
  ]) as [string, { _index: number } & Record<(typeof fields)[number], Record<string, object>>][]
  const vectors: [string, number[]][] = []
  for (const { ref, weights } of candidates) {
    for (const [number, field] of fields.entries()) {
      const vector: number[] = []
      for (const [index, { count }] of terms.entries()) {
        const weight = weights[index]?.get(number)
        const posting = inverted[index]?.[1]
        if (weight === undefined || posting === undefined) continue
        posting[field][ref] = {}
        const x = (total - count + 0.5) / (count + 0.5)
        const idf = Math.log(1 + Math.abs(x))
        const [frequency, length] = [weight >>> 4, lengthOf(weight & 15)]
        const saturated = (k1 + 1) * frequency
        const score = (idf * saturated) / (k1 * (1 - b + b * (length / (averages[number] ?? 1))) + frequency)
        vector.push(index, Math.round(score * boosts[field] * 1000) / 1000)
      }
      if (vector.length > 0) vectors.push([`${field}/${ref}`, vector])
    }
  }
  const index = lunr.Index.load({
    version: lunr.version,
    fields: [...fields],
    fieldVectors: vectors,
    invertedIndex: [...inverted].sort(([one], [other]) => (one < other ? -1 : 1)),
    pipeline: [],
  })
  const found = index.query((query) => {
    for (const { term } of terms) query.term(term, { usePipeline: false, presence: lunr.Query.presence.REQUIRED })
  })
  return found
    .map(({ ref, score }) => ({ ref, score }))
    .sort((one, other) => other.score - one.score || (one.ref < other.ref ? -1 : 1))
}
