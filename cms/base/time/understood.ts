import { weekdayName } from '../../../site/catalogue/calendar/weekdays.ts'
import { shortened } from '../characters.ts'
import { readTyped, type Typed } from './typed.ts'
import { instantAt, wallAt, writtenDay, writtenMoment } from './wallClock.ts'

/** What a field of dates takes: a day, or a day with a time. */
export type Wanted = 'day' | 'moment'

/** What was understood of a typed text: the instant (ISO 8601 in UTC) with what there is to doubt of it, or why nothing. */
export type Understood = { instant: string; doubt?: string } | { problem: string }

/** First and last year that a date may lie in: whatever a union tells of happened or will happen between them. */
export const years = { first: 1900, last: 2199 } as const

const [halfDay, day] = [12 * 3_600_000, 24 * 3_600_000]

/**
 * What a person means who types a date into a form.
 * @param text with something in it
 * @param now milliseconds since the epoch: a day without a year is the nearest
 */
export function understood(text: string, wanted: Wanted, now: number): Understood {
  const typed = readTyped(text, { today: writtenDay(now) })
  if (typed === undefined) return { problem: `「${shortened(text)}」看不懂。请写成${exampleOf(wanted, now)}这样。` }
  const year = new Date(typed.wall).getUTCFullYear()
  if (year < years.first || year > years.last)
    return { problem: `「${shortened(text)}」是 ${year} 年，只能是 ${years.first} 年到 ${years.last} 年，请检查年份。` }
  if (wanted === 'moment' && !typed.hasTime) {
    const day = writtenDay(instantAt(typed.day))
    return { problem: `「${shortened(text)}」没有写几点。请接着写时间，例如 ${day} 19:30。` }
  }
  const doubt = doubtOf(typed, wanted)
  // noon in UTC stands for a whole day: it is the same day in Shanghai
  const instant = wanted === 'day' ? new Date(typed.day + halfDay).toISOString() : instantAt(typed.wall)
  return { instant, ...(doubt !== undefined && { doubt }) }
}

function doubtOf({ day, hasTime, weekday }: Typed, wanted: Wanted): string | undefined {
  const is = new Date(day).getUTCDay()
  if (weekday !== undefined && weekday !== is)
    return `写的是星期${weekdayName(weekday)}，这一天是星期${weekdayName(is)}，请核对。`
  return wanted === 'day' && hasTime ? '这里只记日期，不记几点。' : undefined
}

function exampleOf(wanted: Wanted, now: number): string {
  const tomorrow = wallAt(now + day)
  const [month, date] = [tomorrow.getUTCMonth() + 1, tomorrow.getUTCDate()]
  return wanted === 'day'
    ? ` ${writtenDay(now + day)} 或 ${month}月${date}日`
    : ` ${writtenDay(now + day)} 19:30 或 ${month}月${date}日 晚上7点半`
}

/** An instant in full, as it is said back to whoever typed it: 2027年1月1日 星期五 00:00. @param instant ISO 8601 */
export function saidBack(instant: string, wanted: Wanted): string {
  const at = wallAt(instant)
  const said = `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日 星期${weekdayName(at.getUTCDay())}`
  return wanted === 'day' ? said : `${said} ${writtenMoment(instant).slice(11)}`
}
