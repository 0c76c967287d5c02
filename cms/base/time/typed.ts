import { weekdayNamed } from '../../../site/catalogue/calendar/weekdays.ts'
import { shanghai } from '../../../site/catalogue/shanghai.ts'
import { withDigits } from './chineseFigures.ts'
import { spokenDay } from './spokenDay.ts'
import { minutesIn } from './timeOfDay.ts'
import { instantAt } from './wallClock.ts'

/** How a text is read. */
export interface Reading {
  /** YYYY-MM-DD, by which a day without a year is read, and 明天; without it such a day is not read at all. */
  today?: string
}

/** A day that was read, and the time beside it, if one stood there. */
export interface Typed {
  /** The time on the wall in Shanghai, in milliseconds as if it were UTC: midnight when there is none. */
  wall: number
  /** Midnight at which the day begins that was written; a time late at night may lie in the next one. */
  day: number
  hasTime: boolean
  /** The day of the week that stood beside it, 0 for Sunday to 6 for Saturday. */
  weekday: number | undefined
  /** Whether the day was told by its weekday alone: the coming one is taken. */
  isOfAnyWeek: boolean
}

/** Days after which a day without a year is taken for the next year's. */
const longestBack = 60
const [minute, dayLength] = [60_000, 24 * 60 * 60_000]

// with a year before it the marks may be mixed up: it is plain what is meant
const inYear = /^(\d{4}) ?[-/.年月] ?(\d{1,2}) ?[-/.年月] ?(\d{1,2})/
const inNoYear = /^(\d{1,2}) ?[-/.月] ?(\d{1,2})/
const afterDay = /^ ?[日号]?/
export const beforeTime = /^ ?(?:\(?(?:礼拜|[周星期]{1,2})([一二三四五六日天])\)?)?[T ,]*/
/** As the API gives it. */
const instant = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/

/**
 * Reads a day, or a day with a time, as people in China write it: 2026年11月25日 18:30, 11月25日 下午6点半,
 * 2026/11/25（周三）18：30, 十二月三十一日晚上十二点, 明晚七点. Without a year it is the coming such day, or one of the last
 * weeks. What is late in the evening of a day, 晚上12点, 晚上1点 or 24:00, is early on the next one; 凌晨 is early on the day itself.
 * @returns undefined when it cannot be read, or names a day or an hour that is not there
 */
export function readTyped(text: string, { today }: Reading = {}): Typed | undefined {
  const typed = inOneLine(text)
  if (instant.test(typed)) {
    const wall = Date.parse(typed) + shanghai
    if (Number.isNaN(wall)) return undefined
    return {
      wall,
      day: Math.floor(wall / dayLength) * dayLength,
      hasTime: true,
      weekday: undefined,
      isOfAnyWeek: false,
    }
  }
  const dated = datedIn(typed, today)
  if (dated === undefined) return undefined
  const { midnight: day, isOfAnyWeek = false } = dated
  const [between = '', named] = beforeTime.exec(dated.rest.replace(afterDay, '')) ?? []
  const weekday = named === undefined ? undefined : weekdayNamed(named)
  const rest = dated.rest.replace(afterDay, '').slice(between.length)
  if (rest === '') return { wall: day, day, hasTime: false, weekday, isOfAnyWeek }
  const minutes = minutesIn(rest)
  if (minutes === undefined) return undefined
  return { wall: day + minutes * minute, day, hasTime: true, weekday, isOfAnyWeek }
}

/** Whether a weekday stands there that the day is not. */
export function isOtherWeekday({ day, weekday }: Typed): boolean {
  return weekday !== undefined && new Date(day).getUTCDay() !== weekday
}

/** Reads a day with a time. @returns ISO 8601 in UTC; undefined as above, and when there is no time */
export function readMoment(text: string, reading: Reading = {}): string | undefined {
  const typed = readTyped(text, reading)
  return typed?.hasTime === true ? instantAt(typed.wall) : undefined
}

/**
 * Reads a time of a day: 18:30, 18：30, 下午6点半, 9点整.
 * @returns HH:MM; undefined when it cannot be read or lies in the night after the day
 */
export function readTime(text: string): string | undefined {
  const minutes = minutesIn(inOneLine(text)) ?? 24 * 60
  return minutes < 24 * 60 ? new Date(minutes * minute).toISOString().slice(11, 16) : undefined
}

/** Figures and marks, full-width or Chinese, as narrow ones, one space for any between the parts. */
export function inOneLine(text: string): string {
  return withDigits(text.normalize('NFKC').trim().replaceAll(/\s+/g, ' '))
}

interface Dated {
  midnight: number
  rest: string
  isOfAnyWeek?: boolean
}

function datedIn(text: string, today: string | undefined): Dated | undefined {
  const spoken = today === undefined ? undefined : spokenDay(text, today)
  if (spoken !== undefined) return spoken
  const found = inYear.exec(text)
  const [whole = '', year, month = '', day = ''] = found ?? withoutYear(text, today) ?? []
  if (whole === '') return undefined
  const midnight = year === undefined ? nearest(month, day, today ?? '') : midnightOf(year, month, day)
  return midnight === undefined ? undefined : { midnight, rest: text.slice(whole.length) }
}

function withoutYear(text: string, today: string | undefined): (string | undefined)[] | undefined {
  const [whole, month, day] = (today === undefined ? null : inNoYear.exec(text)) ?? []
  return whole === undefined ? undefined : [whole, undefined, month, day]
}

function nearest(month: string, day: string, today: string): number | undefined {
  const year = Number(today.slice(0, 4))
  const on = midnightOf(`${year}`, month, day)
  const isLongPast = on !== undefined && Date.parse(today) - on > longestBack * dayLength
  return isLongPast ? midnightOf(`${year + 1}`, month, day) : on
}

/** Undefined for a day that the calendar does not have, such as 2月30日, which would quietly become the 2nd of March. */
function midnightOf(year: string, month: string, day: string): number | undefined {
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(on)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(on) ? at : undefined
}
