import type { Change } from '../../../site/catalogue/calendar/change.ts'
import { writtenDay } from '../../base/time/wallClock.ts'

/** Something that stands in the calendar of the desk. */
export interface Dated {
  /** ISO 8601. */
  at: string
  title: string
  href: string
  /** What it is, for example 演出, and how it stands, for example 草稿. */
  kind: string
  /** Undefined while it is as it was announced. */
  change: Change | undefined
}

/** A day with what is on, in order. */
export interface CalendarDay {
  /** YYYY-MM-DD in Shanghai. */
  day: string
  items: Dated[]
}

/** How far the calendar looks ahead, in milliseconds: today and the four weeks after it. */
export const calendarLength = 28 * 24 * 60 * 60_000
/** Most things that the calendar shows; what comes after them stands in the lists. */
const mostShown = 60

/**
 * The days of the coming weeks on which something is, the earliest first; what began earlier today is still on.
 * @param now milliseconds since the epoch
 * @param hasMore whether there is more than was read
 */
export function comingDays(
  all: readonly Dated[],
  now: number,
  hasMore: boolean,
): { days: CalendarDay[]; isMore: boolean } {
  const today = writtenDay(now)
  const coming = all
    .filter(({ at }) => writtenDay(at) >= today && Date.parse(at) <= now + calendarLength)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const days = [...Map.groupBy(coming.slice(0, mostShown), ({ at }) => writtenDay(at))].map(([day, items]) => ({
    day,
    items,
  }))
  return { days, isMore: hasMore || coming.length > mostShown }
}
