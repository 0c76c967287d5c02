import { type Event, type Occasion, occasionsOf } from '../catalogue/calendar/occasions.ts'
import type { Venue } from '../catalogue/entries.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import { nowAmong } from './clock.ts'
import { isClosed, shownOf, type Standing, standingOf } from './standing.ts'

/** Where something that one can go to stands at the instant of the rendering. */
export interface EventStanding {
  /** Milliseconds since the epoch. */
  now: number
  occasions: readonly Occasion[]
  standing: Standing
  /** The occasion that is told of. */
  shown: Occasion | undefined
  /** Where that is, or where a course usually is. */
  venue: Venue | undefined
}

/** @param view notes what was read, and when it will be otherwise */
export function eventStanding(entry: Event, view: CatalogueView): EventStanding {
  const occasions = occasionsOf(entry)
  const now = nowAmong(
    view,
    occasions.map(({ occasion }) => occasion),
  )
  const standing = standingOf(occasions, now)
  const shown = shownOf(standing)
  const venue = (shown && view.venueOf(shown)) ?? view.get('venues', 'venue' in entry ? entry.venue : undefined)
  return { now, occasions, standing, shown, venue }
}

/**
 * Whether none of the first entries of a list can still be attended, nor any that follow: what is past stands last.
 * @param events in the order of their library
 * @param isWhole whether none follow
 * @param view as of eventStanding
 */
export function isNothingAhead(events: readonly Event[], isWhole: boolean, view: CatalogueView): boolean {
  const standings = events.map((event) => eventStanding(event, view).standing)
  const last = standings.at(-1)
  return last !== undefined && standings.every(isClosed) && (isWhole || last.state === 'past')
}
