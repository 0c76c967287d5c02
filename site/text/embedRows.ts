import { type Event, endOf, idOf, type Occasion, occasionsOf } from '../catalogue/calendar/occasions.ts'
import { mostEmbedded } from '../catalogue/embeds.ts'
import { audiencesFound } from '../catalogue/signUp/withChildren.ts'
import type { Audience } from '../catalogue/vocabulary.ts'
import { shownOf, type Standing, standingOf } from './standing.ts'

/** One line of a list for other sites: an entry, by the occasion that its own page is about. */
export interface EmbedRow {
  item: Occasion
  standing: Standing
}

/** A line that some list may need. */
export interface NeededRow<R> {
  row: R
  /** Whether it is shown when nothing is asked for. */
  isFirst: boolean
}

/**
 * A line for each of some entries: the soonest first, and last what was put off until nobody knows when. Nothing that is
 * over.
 * @param entries each once
 * @param now milliseconds since the epoch
 */
export function embedRows(entries: readonly Event[], now: number): EmbedRow[] {
  return entries
    .flatMap((entry) => {
      const standing = standingOf(occasionsOf(entry), now)
      const item = shownOf(standing)
      return item === undefined || isOver(standing, item, now) ? [] : [{ item, standing }]
    })
    .map((row) => ({
      row,
      at: row.standing.state === 'postponed' ? Infinity : Date.parse(row.item.occasion.start),
    }))
    .sort((a, b) => (a.at === b.at ? (idOf(a.row.item) < idOf(b.row.item) ? -1 : 1) : a.at - b.at))
    .map(({ row }) => row)
}

/** Whom a line is for; what names nobody is for all workers. */
export function audiencesOf({ item: { entry } }: EmbedRow): readonly Audience[] {
  const found = audiencesFound(entry)
  return entry.audiences.length > 0 ? found : ['workers', ...found]
}

/**
 * Which lines the page must have, so that every list that may be asked of it (islands/embed/asked.ts) is what would be
 * chosen from all: the first of all, and the first of each audience.
 */
export function neededRows<R>(rows: readonly R[], audiencesOf: (row: R) => readonly Audience[]): NeededRow<R>[] {
  const counts = new Map<Audience, number>()
  return rows.flatMap((row, index) => {
    const audiences = audiencesOf(row)
    const isFirst = index < mostEmbedded
    const isNeeded = isFirst || audiences.some((audience) => (counts.get(audience) ?? 0) < mostEmbedded)
    for (const audience of audiences) counts.set(audience, (counts.get(audience) ?? 0) + 1)
    return isNeeded ? [{ row, isFirst }] : []
  })
}

function isOver({ state }: Standing, { occasion }: Occasion, now: number): boolean {
  return state === 'past' || (state === 'cancelled' && endOf(occasion) <= now)
}
