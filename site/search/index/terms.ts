import { tokensOf } from '../text/tokens.ts'
import { fields, type SearchDocument, withSingles } from './document.ts'
import { levelOf } from './lengths.ts'
import { weightOf } from './postings.ts'

/** Weights of a document's terms, one map for each of `fields`. */
export type Weights = readonly ReadonlyMap<string, number>[]

/** What the texts of a document come to, field by field. */
interface Analysed {
  /** How many terms each field has. */
  lengths: readonly number[]
  weights: Weights
}

/** Takes the texts of a document apart: the most of what an index costs, so it is done once. */
export function analysed(document: SearchDocument | undefined): Analysed {
  const tokens = fields.map((field) =>
    document === undefined ? [] : tokensOf(document.fields[field], { withSingles: withSingles[field] }),
  )
  return { lengths: tokens.map(({ length }) => length), weights: tokens.map(weightsIn) }
}

function weightsIn(tokens: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1)
  const level = levelOf(tokens.length)
  for (const [token, count] of counts) counts.set(token, weightOf(count, level))
  return counts
}
