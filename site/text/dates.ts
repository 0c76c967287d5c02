import { weekdayName } from '../catalogue/calendar/weekdays.ts'
import { shanghai } from '../catalogue/shanghai.ts'

/**
 * Dates as people in the venue read them. The arithmetic is a fixed shift: right on a machine of any time zone, and far
 * cheaper than Intl on pages with many dates.
 */
const minute = 60 * 1000
const day = 24 * 60 * minute

/** An instant as the calendar and the clock of Asia/Shanghai show it. */
export interface LocalDate {
  year: number
  /** 1 to 12. */
  month: number
  day: number
  /** 周日 to 周六. */
  weekday: string
  /** 24 hours, for example 09:30. */
  time: string
  /** For `<time datetime>`: 2026-11-22T19:30+08:00. */
  machine: string
}

type Instant = string | number

/** What was asked last: a page names the same few instants many times over, in words and for machines. */
const known = new Map<number, LocalDate>()
const mostKnown = 5000

/** @param instant ISO 8601 text with its zone, or milliseconds since the epoch */
export function localDate(instant: Instant): LocalDate {
  const minutes = Math.floor((millisecondsOf(instant) + shanghai) / minute)
  let date = known.get(minutes)
  if (date === undefined) {
    if (known.size >= mostKnown) known.clear()
    date = dateAt(minutes)
    known.set(minutes, date)
  }
  return date
}

/** @param minutes since the epoch, by the clock of Asia/Shanghai */
function dateAt(minutes: number): LocalDate {
  const shifted = new Date(minutes * minute)
  const machine = shifted.toISOString().slice(0, 16)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: `周${weekdayName(shifted.getUTCDay())}`,
    time: machine.slice(11),
    machine: `${machine}+08:00`,
  }
}

/** For `<time datetime>`: 2026-11-22T19:30+08:00. */
export function machineTime(instant: Instant): string {
  return localDate(instant).machine
}

/** For `<time datetime>` of a day without a clock: 2026-11-22. */
export function machineDay(instant: Instant): string {
  return machineTime(instant).slice(0, 10)
}

/** 11月22日, with the year before it when that is not the year of `now`. */
export function dateText(instant: Instant, now: number): string {
  const { year, month, day } = localDate(instant)
  return `${year === localDate(now).year ? '' : `${year}年`}${month}月${day}日`
}

/** 11月22日 周日, with the year before it when that is not the year of `now`. */
export function dayText(instant: Instant, now: number): string {
  return `${dateText(instant, now)} ${localDate(instant).weekday}`
}

/** 11月22日 周日 19:30, with the year before it when that is not the year of `now`. */
export function momentText(instant: Instant, now: number): string {
  return `${dayText(instant, now)} ${localDate(instant).time}`
}

/**
 * From when to when: 11月22日 周日 19:30–21:00; the end's day is named only when it is another one, and without an
 * end the start stands alone.
 */
export function spanText(start: Instant, end: Instant | undefined, now: number): string {
  return end === undefined ? momentText(start, now) : `${momentText(start, now)}–${untilText(start, end, now)}`
}

/** Until when, behind a start that was named: 21:00; with the day when it is another one. */
export function untilText(start: Instant, end: Instant, now: number): string {
  return machineDay(start) === machineDay(end) ? localDate(end).time : momentText(end, now)
}

/** 今天, 明天, or the weekday of any other day. */
export function nearDay(instant: Instant, now: number): string {
  const days = (nextMidnight(millisecondsOf(instant)) - nextMidnight(now)) / day
  return days === 0 ? '今天' : days === 1 ? '明天' : localDate(instant).weekday
}

/**
 * The end of the day in Shanghai.
 * @param days further whole days: 6 gives the end of the seventh day from today
 * @returns milliseconds since the epoch
 */
export function nextMidnight(now: number, days = 0): number {
  return (Math.floor((now + shanghai) / day) + 1 + days) * day - shanghai
}

/** The end of the year in Shanghai, in milliseconds since the epoch. */
export function nextNewYear(now: number): number {
  return Date.UTC(localDate(now).year + 1, 0, 1) - shanghai
}

function millisecondsOf(instant: Instant): number {
  return typeof instant === 'number' ? instant : Date.parse(instant)
}
