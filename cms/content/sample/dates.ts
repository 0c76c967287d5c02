import { shanghai } from '../../../site/catalogue/shanghai.ts'

/** A day relative to the anchor: week 0 is the anchor's ISO week, weekday 1 is Monday, 7 Sunday. */
export interface RelativeDay {
  week: number
  weekday: number
}

/** A dated thing of the sample content, in the venue's time; `minutes` is its length. */
export interface RelativeOccasion extends RelativeDay {
  /** HH:MM in Asia/Shanghai. */
  time: string
  minutes: number
}

const dayLength = 24 * 60 * 60 * 1000
const minuteLength = 60 * 1000

/**
 * Start and end of an occasion.
 * @param anchor ISO date in Asia/Shanghai
 * @returns ISO 8601 instants in UTC
 * @throws RangeError if the anchor is not an ISO date
 */
export function periodOf(occasion: RelativeOccasion, anchor: string): { start: string; end: string } {
  const [hour = '0', minute = '0'] = occasion.time.split(':')
  const start = midnightOf(occasion, anchor) + (Number(hour) * 60 + Number(minute)) * minuteLength
  return { start: new Date(start).toISOString(), end: new Date(start + occasion.minutes * minuteLength).toISOString() }
}

/**
 * The instant that stands for a day without a time: noon in Shanghai, so that the date is the same in UTC.
 * @param anchor ISO date in Asia/Shanghai
 * @returns ISO 8601 instant in UTC
 * @throws RangeError if the anchor is not an ISO date
 */
export function noonOf(day: RelativeDay, anchor: string): string {
  return new Date(midnightOf(day, anchor) + dayLength / 2).toISOString()
}

/** The year of the anchor. @param anchor ISO date in Asia/Shanghai */
export function yearOfAnchor(anchor: string): number {
  return Number(anchor.slice(0, 4))
}

/** The instant that stands for a day of a year, as `noonOf` has it. @param day MM-DD */
export function dayOfYear(day: string, year: number): string {
  return new Date(Date.parse(`${year}-${day}T12:00:00Z`) - shanghai).toISOString()
}

/** Midnight in Shanghai at which the day begins, in milliseconds since the epoch. */
function midnightOf({ week, weekday }: RelativeDay, anchor: string): number {
  const anchorMidnight = Date.parse(`${anchor}T00:00:00Z`)
  if (Number.isNaN(anchorMidnight)) throw new RangeError(`anchor is not an ISO date: ${anchor}`)
  const anchorWeekday = new Date(anchorMidnight).getUTCDay() || 7
  return anchorMidnight + (week * 7 + weekday - anchorWeekday) * dayLength - shanghai
}
