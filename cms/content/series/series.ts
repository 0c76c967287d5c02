import type { OfficialCalendar } from '../../../site/catalogue/calendar/timeSlots.ts'
import { instantAt } from '../../base/time/wallClock.ts'

/** When a series of sessions takes place, as an editor says it: every Wednesday at 18:30, 15 times. */
export interface SeriesRule {
  /** The first day that may be one, YYYY-MM-DD. */
  from: string
  /** Days of the week, 1 for Monday to 7 for Sunday. */
  weekdays: readonly number[]
  /** When each begins, HH:MM in Asia/Shanghai. */
  time: string
  /** How long each lasts, in minutes. */
  minutes: number
  /** How many there are. */
  count: number
  /** Whether days off by the official calendar are passed over. */
  skipsHolidays: boolean
  /** Whether Saturdays and Sundays on which people work (调休) are passed over. */
  skipsWorkingWeekends: boolean
}

/** One session; instants as ISO 8601 in UTC. */
export interface Slot {
  start: string
  end: string
}

/** The sessions of a series. */
export interface Series {
  slots: Slot[]
  /** Days that would have been one, and why they are not. */
  skipped: { day: string; reason: string }[]
  /** Years in which the series takes place and whose official calendar is not known yet. */
  unknownYears: number[]
}

/** Most sessions made in one go: two years of one a week. */
export const mostSlots = 104
const day = 24 * 60 * 60 * 1000
const minute = 60 * 1000

/**
 * What keeps a series from being made.
 * @returns a sentence for the editor that says what to do, or undefined
 */
export function seriesProblem({ from, weekdays, time, minutes, count }: SeriesRule): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || Number.isNaN(Date.parse(from)))
    return '请填写从哪一天开始，例如 2026-11-25。'
  if (weekdays.length === 0) return '请至少选一个星期几。'
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return '请填写几点开始，例如 18:30。'
  if (!Number.isInteger(minutes) || minutes < 10 || minutes > 1440) return '时长要在 10 到 1440 分钟之间。'
  if (!Number.isInteger(count) || count < 1 || count > mostSlots) return `次数要在 1 到 ${mostSlots} 之间。`
  return undefined
}

/**
 * The sessions of a series. Days that are passed over are made up for at the end, so there are always as many as asked.
 * @param rule without a problem (seriesProblem)
 */
export function seriesOf(rule: SeriesRule, calendar: OfficialCalendar): Series {
  const series: Series = { slots: [], skipped: [], unknownYears: [] }
  // days are counted in UTC, where each has 24 hours
  for (let at = Date.parse(rule.from); series.slots.length < rule.count; at += day) {
    if (!rule.weekdays.includes(new Date(at).getUTCDay() || 7)) continue
    const date = new Date(at).toISOString().slice(0, 10)
    const year = Number(date.slice(0, 4))
    if (calendar.noticeOf(year) === undefined && !series.unknownYears.includes(year)) series.unknownYears.push(year)
    const reason = reasonToSkip(date, rule, calendar)
    if (reason === undefined) series.slots.push(slotOn(date, rule))
    else series.skipped.push({ day: date, reason })
  }
  return series
}

function reasonToSkip(
  date: string,
  { skipsHolidays, skipsWorkingWeekends }: Pick<SeriesRule, 'skipsHolidays' | 'skipsWorkingWeekends'>,
  calendar: OfficialCalendar,
): string | undefined {
  const holiday = calendar.holidayOn(date)
  if (skipsHolidays && holiday !== undefined) return `${holiday}放假`
  return skipsWorkingWeekends && calendar.isWorkingWeekend(date) ? '调休上班' : undefined
}

function slotOn(date: string, { time, minutes }: Pick<SeriesRule, 'time' | 'minutes'>): Slot {
  const start = Date.parse(`${date}T${time}:00Z`)
  return { start: instantAt(start), end: instantAt(start + minutes * minute) }
}
