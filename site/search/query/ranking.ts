import lunr from 'lunr'
import { fields } from '../index/document.ts'
import { lengthOf } from '../index/lengths.ts'
import type { SearchManifest } from '../index/manifest.ts'

/** What a hit in a field counts beside one in the body text. */
export const boosts = { title: 8, people: 6, facts: 3, body: 1 } as const
/** lunr's own numbers: how fast more of the same term says less, and how much a long field says less. */
const [k1, b] = [1.2, 0.75]

/** How many of the best lunr scores; in the end nobody sees more at once. */
const scoredByLunr = 200

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

/** What lunr compares of one entry: by field the numbers of the terms there, each with what it counts. */
interface Compared {
  ref: string
  vectors: readonly (readonly [field: number, vector: readonly number[]])[]
  score: number
}

/**
 * Scores entries as a lunr index of everything would. lunr's score of an entry depends on the query's terms in it, on
 * how many there are of each, and on the lengths of fields alone; so an index of these terms and entries is enough.
 * Of very many entries lunr is asked for the best alone: a telephone would take long over all. Which these are is told
 * by the sums that its scores are made of.
 * @param most how many lunr is asked for
 * @returns the entries with their scores, the best first; those of the same score in the order of their names
 */
export function rank(
  terms: readonly QueryTerm[],
  candidates: readonly Candidate[],
  manifest: Pick<SearchManifest, 'entries' | 'lengths'>,
  most = scoredByLunr,
): { ref: string; score: number }[] {
  const compared = candidates.map(comparedBy(terms, manifest)).sort(better)
  const [best, rest] = [compared.slice(0, most), compared.slice(most)]
  return [...scores(terms, best).sort(better), ...rest.map(({ ref, score }) => ({ ref, score }))]
}

function comparedBy(
  terms: readonly QueryTerm[],
  { entries, lengths }: Pick<SearchManifest, 'entries' | 'lengths'>,
): (candidate: Candidate) => Compared {
  const total = entries.reduce((sum, count) => sum + count, 0)
  const averages = lengths.map(([count, sum]) => sum / count)
  const idfs = terms.map(({ count }) => Math.log(1 + Math.abs((total - count + 0.5) / (count + 0.5))))
  return ({ ref, weights }) => {
    const vectors: [number, number[]][] = []
    let sum = 0
    for (const [number, field] of fields.entries()) {
      const vector: number[] = []
      for (const [index, idf] of idfs.entries()) {
        const weight = weights[index]?.get(number)
        if (weight === undefined) continue
        const [frequency, length] = [weight >>> 4, lengthOf(weight & 15)]
        const saturated = (k1 + 1) * frequency
        const score = (idf * saturated) / (k1 * (1 - b + b * (length / (averages[number] ?? 1))) + frequency)
        const counted = Math.round(score * boosts[field] * 1000) / 1000
        vector.push(index, counted)
        sum += counted
      }
      if (vector.length > 0) vectors.push([number, vector])
    }
    return { ref, vectors, score: sum / Math.sqrt(terms.length) }
  }
}

/** What lunr itself says of some entries. */
function scores(terms: readonly QueryTerm[], some: readonly Compared[]): { ref: string; score: number }[] {
  const inverted = terms.map(({ term }, index) => [
    term,
    { _index: index, ...Object.fromEntries(fields.map((field) => [field, {}])) },
  ]) as [string, { _index: number } & Record<(typeof fields)[number], Record<string, object>>][]
  for (const { ref, vectors } of some)
    for (const [field, vector] of vectors) {
      const name = fields[field]
      if (name === undefined) continue
      // every second number says what a term counts
      for (let at = 0; at < vector.length; at += 2) {
        const posting = inverted[vector[at] ?? 0]?.[1]
        if (posting !== undefined) posting[name][ref] = {}
      }
    }
  const index = lunr.Index.load({
    version: lunr.version,
    fields: [...fields],
    fieldVectors: some.flatMap(({ ref, vectors }) =>
      vectors.map(([field, vector]): [string, number[]] => [`${fields[field]}/${ref}`, [...vector]]),
    ),
    invertedIndex: [...inverted].sort(([one], [other]) => (one < other ? -1 : 1)),
    pipeline: [],
  })
  const found = index.query((query) => {
    for (const { term } of terms) query.term(term, { usePipeline: false, presence: lunr.Query.presence.REQUIRED })
  })
  return found.map(({ ref, score }) => ({ ref, score }))
}

function better(one: { ref: string; score: number }, other: { ref: string; score: number }): number {
  return other.score - one.score || (one.ref < other.ref ? -1 : 1)
}
