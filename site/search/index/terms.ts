import { tokensOf } from '../text/tokens.ts'
import { fields, type SearchDocument, withSingles } from './document.ts'
import { levelOf } from './lengths.ts'
import { weightOf } from './postings.ts'

/** Weights of a document's terms, one map for each of `fields`. */
export type Weights = readonly ReadonlyMap<string, number>[]

/** The lengths of a document's fields, in terms. */
export function lengthsOf(document: SearchDocument): number[] {
  return fields.map((field) => tokensOf(document.fields[field], { withSingles: withSingles[field] }).length)
}

/** The terms of a document. */
export function weightsOf(document: SearchDocument | undefined): Weights {
  return fields.map((field) => {
    const tokens = document === undefined ? [] : tokensOf(document.fields[field], { withSingles: withSingles[field] })
    const counts = new Map<string, number>()
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1)
    const level = levelOf(tokens.length)
    for (const [token, count] of counts) counts.set(token, weightOf(count, level))
    return counts
  })
}
