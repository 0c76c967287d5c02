import { daysFromMonday, mondayOf, weekdayNamed } from '../../../site/catalogue/calendar/weekdays.ts'

const day = 24 * 60 * 60_000

/** Days that are said from today, and how far off they are; 早 and 晚 may stand in the place of 天. */
const away: Readonly<Record<string, number>> = { 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 }
const fromToday = /^(大后|[前昨今明后])(?:[天日]|(?=[早晚]))/
/** Weeks that are said from this one; 周五 alone is the coming one. */
const fromThisWeek = /^(本|这个?|下个?|)(?:周|星期|礼拜)([一二三四五六日天])/

/** A day that was said from today. */
interface Spoken {
  /** In milliseconds as if it were UTC. */
  midnight: number
  /** What stands behind it. */
  rest: string
  /** Whether a weekday stood there alone, which may have been meant of another week. */
  isOfAnyWeek: boolean
}

/**
 * The day that a text begins with, where it is said from today: 今晚, 明天, 大后天, 下周一. Weeks begin on Monday.
 * @param today YYYY-MM-DD
 * @returns undefined when there is none
 */
export function spokenDay(text: string, today: string): Spoken | undefined {
  const [near, word = ''] = fromToday.exec(text) ?? []
  if (near !== undefined)
    return {
      midnight: Date.parse(today) + (away[word] ?? 0) * day,
      rest: text.slice(near.length),
      isOfAnyWeek: false,
    }
  const [whole, week = '', weekday = ''] = fromThisWeek.exec(text) ?? []
  if (whole === undefined) return undefined
  const named = weekdayNamed(weekday)
  if (named === undefined) return undefined
  const monday = mondayOf(Date.parse(today) / day) + (week.startsWith('下') ? 7 : 0)
  const midnight = (monday + daysFromMonday(named)) * day
  const isOfAnyWeek = week === ''
  const isOver = isOfAnyWeek && midnight < Date.parse(today)
  return { midnight: isOver ? midnight + 7 * day : midnight, rest: text.slice(whole.length), isOfAnyWeek }
}
