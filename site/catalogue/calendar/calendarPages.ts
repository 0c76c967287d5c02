import { dayKey, type Occasion } from './occasions.ts'
import { mondayOf } from './weekdays.ts'
import { mostRows, nearPath, thisWeekPath, wishes, wishPath } from './whatsOn.ts'
import { shanghai } from '../shanghai.ts'

/** Months that the calendar shows, the present one included. */
const months = 6
const dayLength = 24 * 60 * 60 * 1000

export const calendarPath = '/calendar/'

/** A day as YYYY-MM-DD. @param day its number (dayOf) */
export function isoDay(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10)
}

/** The number of a day. @param day YYYY-MM-DD; undefined when it is no day of the calendar */
export function dayNumber(day: string): number | undefined {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(day) ? undefined : at / dayLength
}

/** Address of the page of a month. @param month YYYY-MM */
export function monthPath(month: string): string {
  return `${calendarPath}${month}/`
}

/** Address of the page of a week. @param monday number of its Monday */
export function weekPath(monday: number): string {
  return `${calendarPath}week/${isoDay(monday)}/`
}

/** Address of the page of a day. @param part which of them, from 1, where a day has more than one page holds */
export function dayPath(day: number, part = 1): string {
  return part === 1 ? `${calendarPath}${isoDay(day)}/` : `${calendarPath}${isoDay(day)}/${part}/`
}

/** First and last day of a month. @param month YYYY-MM */
export function daysOfMonth(month: string): { from: number; to: number } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return { from: Date.UTC(year, number - 1, 1) / dayLength, to: Date.UTC(year, number, 1) / dayLength - 1 }
}

/** The months that the calendar shows, as YYYY-MM. @param now milliseconds since the epoch */
export function monthsShown(now: number): string[] {
  const today = new Date(now + shanghai)
  return Array.from({ length: months }, (_, index) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + index, 1)).toISOString().slice(0, 7),
  )
}

/** First and last day that the calendar shows. @param now milliseconds since the epoch */
export function daysShown(now: number): { from: number; to: number } {
  const shown = monthsShown(now)
  return { from: daysOfMonth(shown[0] ?? '').from, to: daysOfMonth(shown.at(-1) ?? '').to }
}

/** When the calendar moves on by a month, in milliseconds since the epoch. */
export function nextMonth(now: number): number {
  const today = new Date(now + shanghai)
  return Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1) - shanghai
}

/** Pages that the occasions of a day take. */
export function partsOf(occasions: number): number {
  return Math.ceil(occasions / mostRows)
}

/** Addresses of the pages of a day with so many occasions. */
export function dayPaths(day: number, occasions: number): string[] {
  return Array.from({ length: partsOf(occasions) }, (_, index) => dayPath(day, index + 1))
}

/**
 * Addresses of all pages of what is on and of the calendar.
 * @param now milliseconds since the epoch
 * @param occasionsOn the occasions of a day, by its key
 */
export function* calendarPages(now: number, occasionsOn: (key: string) => readonly Occasion[]): Iterable<string> {
  for (const wish of wishes) yield wishPath(wish)
  yield thisWeekPath
  yield nearPath
  yield calendarPath
  for (const month of monthsShown(now)) yield monthPath(month)
  const { from, to } = daysShown(now)
  for (let monday = mondayOf(from); monday <= to; monday += 7) yield weekPath(monday)
  for (let day = from; day <= to; day++) yield* dayPaths(day, occasionsOn(dayKey(day)).length)
}

/** Whether a day has a page, when something takes place on it. @param now milliseconds since the epoch */
export function isShownDay(day: number, now: number): boolean {
  const { from, to } = daysShown(now)
  return from <= day && day <= to
}
