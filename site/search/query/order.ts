import type { Sort } from '../asked/asked.ts'
import type { FacetTable } from './facetTable.ts'
import type { Match } from './match.ts'
import { standingOf } from './standing.ts'

/**
 * Puts results in order. What is still to come stands before what is over, the soonest first where it goes by date;
 * where it goes by how well they fit, what has the words themselves stands before what has synonyms.
 * @param table undefined where nothing is known but the scores
 */
export function inOrder(matches: readonly Match[], table: FacetTable | undefined, sort: Sort, now: number): Match[] {
  if (table === undefined) return [...matches]
  const placed = matches.map((one) => {
    const row = table.row(one)
    const standing = standingOf({ moments: row?.moments ?? [] }, now)
    const isOver = standing.kind === 'past'
    const at =
      standing.kind === 'coming' ? standing.moment[0] : standing.kind === 'past' ? -standing.moment[0] : undefined
    return { one, isOver, at: at ?? -(row?.date ?? 0), isComing: standing.kind === 'coming', name: row?.name ?? '' }
  })
  if (sort === 'name') placed.sort((a, b) => compare(a.name, b.name))
  else if (sort === 'date')
    placed.sort((a, b) => Number(b.isComing) - Number(a.isComing) || Number(a.isOver) - Number(b.isOver) || a.at - b.at)
  else
    placed.sort(
      (a, b) =>
        Number(a.one.viaSynonym ?? false) - Number(b.one.viaSynonym ?? false) ||
        Number(a.isOver) - Number(b.isOver) ||
        b.one.score - a.one.score,
    )
  return placed.map(({ one }) => one)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
