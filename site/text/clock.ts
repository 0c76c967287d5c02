import { nextEnd } from '../catalogue/calendar/occasions.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import { nextMidnight, nextNewYear } from './dates.ts'

/**
 * The instant of the rendering, for a page that says 今天 or names a week: it is rendered again at midnight.
 * @returns milliseconds since the epoch
 */
export function today(view: CatalogueView): number {
  return view.now(nextMidnight(view.now(Infinity)))
}

/**
 * The instant of the rendering, for a page that leaves the current year out of its dates: it is rendered again at
 * New Year.
 * @returns milliseconds since the epoch
 */
export function thisYear(view: CatalogueView): number {
  return view.now(nextNewYear(view.now(Infinity)))
}

/**
 * The instant of the rendering, for a page that tells what is past from what is to come: it is rendered again when
 * the next of these occasions is over, and at New Year for its dates.
 * @returns milliseconds since the epoch
 */
export function nowAmong(
  view: CatalogueView,
  occasions: readonly { start: string; end?: string | undefined }[],
): number {
  const now = thisYear(view)
  return view.now(nextEnd(occasions, now))
}
