import type { HolidayNotice } from '../../../site/catalogue/calendar/holidays.ts'
import { writtenDay } from '../../base/time/wallClock.ts'

/** Most years that are kept, holidays and working weekends of one, and days off in a row. */
export const [mostYears, mostHolidays, mostWorkdays, mostDaysOff] = [10, 15, 20, 16]
/** First and last year of which a notice is taken. */
export const [firstYear, lastYear] = [2025, 2100]
/** From this month on a notice of the next year is to be expected: it comes in the first days of November. */
const monthOfNotice = 11

const dayLength = 24 * 60 * 60 * 1000

type Written = string | null | undefined

/** A notice as a form has it, with what is not filled in yet. */
export interface WrittenNotice {
  year?: number | null | undefined
  source?: string | null | undefined
  url?: string | null | undefined
  holidays?: readonly { name?: Written; from?: Written; to?: Written }[] | null | undefined
  workdays?: readonly { day?: Written }[] | null | undefined
}

/** The notices that some rows say. */
export function noticesOf(rows: readonly WrittenNotice[]): HolidayNotice[] {
  return rows.map(({ year, source, url, holidays, workdays }) => ({
    year: year ?? 0,
    source: source ?? '',
    ...(url && { url }),
    holidays: (holidays ?? []).map(({ name, from, to }) => ({ name: name ?? '', from: dayIn(from), to: dayIn(to) })),
    workdays: (workdays ?? []).map(({ day }) => dayIn(day)).sort(),
  }))
}

/**
 * What is wrong with the notices together, in Chinese: two of one year, days of another year, or days that are both off
 * and not.
 * @returns undefined when nothing is; what is not filled in is for its own field to say
 */
export function noticesProblem(rows: readonly WrittenNotice[]): string | undefined {
  const notices = noticesOf(rows)
  const years = notices.map(({ year }) => year)
  const twice = years.find((year, at) => years.indexOf(year) !== at)
  if (twice !== undefined) return `${twice} 年录了两份放假安排，请只留一份。`
  return notices.map(noticeProblem).find((problem) => problem !== undefined)
}

function noticeProblem({ year, holidays, workdays }: HolidayNotice): string | undefined {
  const off = new Map<string, string>()
  for (const { name, from, to } of holidays) {
    if (from === '' || to === '') continue
    const row = `${year} 年的“${name}”`
    const other = [from, to].find((day) => !day.startsWith(`${year}-`))
    if (other !== undefined)
      return `${row}：${other} 不在 ${year} 年里。只录这一年的日子，跨年的那几天录在另一年里；年份写错了就改正。`
    if (from > to) return `${row}：最后一天 ${to} 在第一天 ${from} 之前，请对调或改正。`
    const days = daysFrom(from, to)
    if (days.length > mostDaysOff)
      return `${row}：从 ${from} 到 ${to} 有 ${days.length} 天，一个假期最多 ${mostDaysOff} 天，请检查日期。`
    for (const day of days) {
      const before = off.get(day)
      if (before !== undefined) return `${row}：${day} 已经在“${before}”的假期里了，一天只能录一次。`
      off.set(day, name)
    }
  }
  return workdayProblem(year, workdays, off)
}

function workdayProblem(
  year: number,
  workdays: readonly string[],
  off: ReadonlyMap<string, string>,
): string | undefined {
  for (const [at, day] of workdays.entries()) {
    if (day === '') continue
    const row = `${year} 年的调休上班日 ${day}`
    if (!day.startsWith(`${year}-`)) return `${row} 不在 ${year} 年里，请检查年份。`
    const holiday = off.get(day)
    if (holiday !== undefined) return `${row} 又在“${holiday}”的假期里。请对照通知，从其中一处去掉。`
    if (![0, 6].includes(new Date(day).getUTCDay()))
      return `${row} 是平常的工作日。这里只录要上班的周六和周日，请去掉或改正。`
    if (workdays.indexOf(day) !== at) return `${row} 录了两次，请去掉一次。`
  }
  return undefined
}

/**
 * The year whose notice should be out and is not known.
 * @param known whether a year's notice is known
 * @param now milliseconds since the epoch
 */
export function missingYear(known: (year: number) => boolean, now: number): number | undefined {
  const [year = 0, month = 1] = writtenDay(now).split('-').map(Number)
  if (!known(year)) return year
  return month >= monthOfNotice && !known(year + 1) ? year + 1 : undefined
}

/** A whole day as it is stored, as YYYY-MM-DD; empty when there is none. */
function dayIn(stored: Written): string {
  return stored ? writtenDay(stored) : ''
}

function daysFrom(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / dayLength + 1
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(from) + index * dayLength).toISOString().slice(0, 10),
  )
}
