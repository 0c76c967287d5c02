import type { Query } from './queries.ts'

/** What one query gave. */
export interface Found {
  query: Query
  /** Paths of the first ten results. */
  first: readonly string[]
  /** Bytes over the wire when it is the first query of a visitor, and after another. */
  bytesFirst: number
  bytesLater: number
}

/** How many results count. */
export const counted = 10

/** Share of the right entries among the first results, of those that can be there. */
export function recallOf({ query: { right }, first }: Found): number {
  return first.filter((path) => right.has(path)).length / Math.min(counted, right.size)
}

/** One divided by the place of the first right entry; 0 when there is none. */
export function reciprocalRankOf({ query: { right }, first }: Found): number {
  const at = first.findIndex((path) => right.has(path))
  return at === -1 ? 0 : 1 / (at + 1)
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
