import { fold, type Variants } from '../../../site/search/text/fold.ts'
import { Random } from '../random.ts'
import { type Draw, draws, type QueryType, queryTypes } from './draws.ts'
import { holdersOf } from './holders.ts'
import type { Item } from './items.ts'

/** Something to look for, and the entries that have it where the one has it from which it was drawn. */
export interface Query {
  type: QueryType
  text: string
  /** Their paths. */
  right: ReadonlySet<string>
}

/** Entries that are tried for the queries of one type. */
const patience = 2000

/** So many queries of each type, none of them twice; fewer where the entries have no more. */
export function drawQueries(items: readonly Item[], each: number, variants: Variants): Query[] {
  const random = new Random(5)
  return queryTypes.flatMap((type) => {
    const found = new Map<string, Query>()
    for (let tries = 0; tries < patience && found.size < each; tries++) {
      const draw: Draw = draws[type].draw
      const drawn = draw(items, random)
      if (drawn === undefined || found.has(drawn.text)) continue
      const parts = drawn.parts.map((part) => fold(part, variants))
      found.set(drawn.text, { type, text: drawn.text, right: holdersOf(items, parts, drawn.within) })
    }
    return [...found.values()]
  })
}
