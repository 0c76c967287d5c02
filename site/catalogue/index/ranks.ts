import { endOf } from '../calendar/occasions.ts'
import type { Call, Entries } from '../entries.ts'
import type { PageCollection } from '../pageCollections.ts'
import { serviceKinds, valuesOf, venueKinds } from '../vocabulary.ts'

/** Where an entry stands in its library: compared number by number, the smaller first. */
export interface Rank {
  numbers: readonly number[]
  /** When it changes by itself because time passes, in milliseconds since the epoch; Infinity when never. */
  until: number
}

/**
 * The rank of an entry at an instant. Dated libraries put what can still be attended first, soonest on top, and the
 * past after it, latest on top; calls put what is open first, the next to close on top; the others put the newest first, so that a new entry stands at the front.
 * @param now milliseconds since the epoch
 */
export function rankOf<C extends PageCollection>(collection: C, entry: Entries[C], now: number): Rank {
  const ranks: { [K in PageCollection]: (entry: Entries[K]) => Rank } = {
    courses: (course) => dated(course.sessions, now),
    performances: (performance) => dated(performance.showings, now),
    activities: (activity) => dated(activity.dates, now),
    talents: (talent) => lasting(newest(talent)),
    teams: (team) => lasting(newest(team)),
    works: (work) => lasting(-(work.year ?? 0), newest(work)),
    brands: (brand) => lasting(newest(brand)),
    venues: (venue) => lasting(valuesOf(venueKinds).indexOf(venue.kind), newest(venue)),
    services: (service) => lasting(valuesOf(serviceKinds).indexOf(service.kind), newest(service)),
    calls: (call) => due(call, now),
    notices: (notice) => lasting(-Date.parse(notice.date)),
  }
  return ranks[collection](entry)
}

/** Compares two ranks of one library. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function newest({ created }: { created: string }): number {
  return -Date.parse(created)
}

function lasting(...numbers: number[]): Rank {
  return { numbers, until: Infinity }
}

function dated(occasions: readonly { start: string; end?: string | undefined }[], now: number): Rank {
  const coming = occasions.filter((occasion) => endOf(occasion) > now)
  if (coming.length > 0) {
    return {
      numbers: [0, Math.min(...coming.map((occasion) => Date.parse(occasion.start)))],
      until: Math.min(...coming.map(endOf)),
    }
  }
  if (occasions.length === 0) return lasting(2, 0)
  return lasting(1, -Math.max(...occasions.map((occasion) => Date.parse(occasion.start))))
}

function due({ opens, closes }: Call, now: number): Rank {
  const [first, last] = [Date.parse(opens), Date.parse(closes)]
  if (now < first) return { numbers: [1, first], until: first }
  return now < last ? { numbers: [0, last], until: last } : lasting(2, -last)
}
