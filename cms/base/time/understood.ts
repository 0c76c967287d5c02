import { weekdayName } from '../../../site/catalogue/calendar/weekdays.ts'
import { shortened } from '../characters.ts'
import { endingFrom } from './ending.ts'
import { endOfSpan, type Span, spanIn } from './span.ts'
import { readTyped, type Typed } from './typed.ts'
import { dayEnd, instantAt, wallAt, writtenDay, writtenMoment } from './wallClock.ts'
import { whyUnread } from './whyUnread.ts'

/** What a field of dates takes: a day, or a day with a time. */
export type Wanted = 'day' | 'moment'

/**
 * What was understood of a typed text: the instant (ISO 8601 in UTC) with what there is to doubt of it, and the end if that
 * was written too; or why nothing.
 */
export type Understood = { instant: string; end?: string; doubt?: string } | { problem: string }

/** What a typed text is about, as far as it is read by it. */
export interface About {
  /** Of what the text tells the end of, ISO 8601: a time alone is of its day or the night after it, a length from it. */
  start?: string | undefined
  /** Whether an end may be written behind it: 周六 14:00-16:00. */
  takesEnd?: boolean
  /** Whether a day alone means its end. */
  isToDayEnd?: boolean
}

/** What is said of a day alone that means its end. */
export const toDayEnd = '没有写几点，按这一天结束'

/** First and last year that a date may lie in: whatever a union tells of happened or will happen between them. */
export const years = { first: 1900, last: 2199 } as const

const [halfDay, day] = [12 * 3_600_000, 24 * 3_600_000]

/**
 * What a person means who types a date into a form.
 * @param text with something in it
 * @param now milliseconds since the epoch: a day without a year is the nearest
 * @param of what the text is about
 */
export function understood(
  text: string,
  wanted: Wanted,
  now: number,
  { start, takesEnd = false, isToDayEnd = false }: About = {},
): Understood {
  const reading = { today: writtenDay(now) }
  const typed = readTyped(text, reading)
  const ending = typed === undefined && start !== undefined ? endingFrom(text, wallAt(start).getTime()) : undefined
  if (ending === 'unclear') {
    const from = `开始（${writtenMoment(start ?? '')}）`
    return { problem: `「${shortened(text)}」不晚于${from}，看不出是哪一天。请连日期一起写，或写清上午下午。` }
  }
  if (ending !== undefined) return { instant: instantAt(ending) }
  const span = takesEnd && typed === undefined ? spanIn(text, reading.today) : undefined
  if (span !== undefined) return understoodSpan(text, span, wanted, now)
  if (typed === undefined) {
    const why = whyUnread(text, reading) ?? '看不懂'
    return { problem: `「${shortened(text)}」${why}。请写成${exampleOf(wanted, now)}这样。` }
  }
  const year = new Date(typed.wall).getUTCFullYear()
  if (year < years.first || year > years.last)
    return { problem: `「${shortened(text)}」是 ${year} 年，只能是 ${years.first} 年到 ${years.last} 年，请检查年份。` }
  if (wanted === 'moment' && !typed.hasTime && isToDayEnd)
    return { instant: dayEnd(typed.day), doubt: doubtOf(typed, wanted) ?? `${toDayEnd}。` }
  if (wanted === 'moment' && !typed.hasTime) {
    const day = writtenDay(instantAt(typed.day))
    return { problem: `「${shortened(text)}」没有写几点。请接着写时间，例如 ${day} 19:30。` }
  }
  const doubt = doubtOf(typed, wanted)
  // noon in UTC stands for a whole day: it is the same day in Shanghai
  const instant = wanted === 'day' ? new Date(typed.day + halfDay).toISOString() : instantAt(typed.wall)
  return { instant, ...(doubt !== undefined && { doubt }) }
}

function understoodSpan(text: string, span: Span, wanted: Wanted, now: number): Understood {
  const start = understood(span.start, wanted, now)
  if ('problem' in start) return start
  const end = endOfSpan(span, wallAt(start.instant).getTime(), { today: writtenDay(now) })
  if (end !== undefined) return { ...start, end: instantAt(end) }
  const why = `结束「${shortened(span.end)}」不晚于开始，看不出是哪一天`
  return { problem: `「${shortened(text)}」里${why}。请连日期一起写，或写清上午下午。` }
}

function doubtOf({ day, hasTime, weekday, isOfAnyWeek }: Typed, wanted: Wanted): string | undefined {
  const is = new Date(day).getUTCDay()
  if (weekday !== undefined && weekday !== is)
    return `写的是星期${weekdayName(weekday)}，这一天是星期${weekdayName(is)}，请核对。`
  if (isOfAnyWeek) {
    const at = new Date(day)
    return `没有写是哪一周，按 ${at.getUTCMonth() + 1}月${at.getUTCDate()}日，请核对。`
  }
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
