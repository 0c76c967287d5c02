import { shanghai } from '../../../site/catalogue/shanghai.ts'

/** ISO 8601, or milliseconds since the epoch. */
type Instant = string | number

/**
 * The time on the wall in Shanghai at an instant, as if it were UTC: its UTC parts are those that the wall shows, on a
 * machine of any time zone.
 */
export function wallAt(instant: Instant): Date {
  return new Date(new Date(instant).getTime() + shanghai)
}

/** The instant at which the wall in Shanghai shows a time. @param wall in milliseconds, as if it were UTC */
export function instantAt(wall: number): string {
  return new Date(wall - shanghai).toISOString()
}

/** An instant as it is written and read: 2026-11-25 18:30. */
export function writtenMoment(instant: Instant): string {
  const [day = '', time = ''] = wallAt(instant).toISOString().split('T')
  return `${plainYear(day)} ${time.slice(0, 5)}`
}

/** The day of an instant as it is written and read: 2026-11-25. */
export function writtenDay(instant: Instant): string {
  return plainYear(wallAt(instant).toISOString().split('T')[0] ?? '')
}

/** ISO 8601 has six figures and a sign for the years after 9999. */
function plainYear(day: string): string {
  return day.replace(/^\+0*/, '')
}

/** Writes instants as Chinese does, on the wall clock in Shanghai. */
export function formatInShanghai(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options })
}

const day = formatInShanghai({ month: 'long', day: 'numeric' })
const wholeDay = formatInShanghai({ year: 'numeric', month: 'long', day: 'numeric' })
const weekday = formatInShanghai({ weekday: 'short' })
const clock = formatInShanghai({ hour: '2-digit', minute: '2-digit', hour12: false })

/** A moment as people are told it: `12月5日（周六）19:00`. */
export function momentInWords(instant: Instant): string {
  const at = new Date(instant)
  return `${day.format(at)}（${weekday.format(at)}）${clock.format(at)}`
}

/** The day of an instant as papers have it: `2026年12月5日`. */
export function dayInFull(instant: Instant): string {
  return wholeDay.format(new Date(instant))
}

/** The last minute of a day. @param midnight at which it begins, on the wall, in milliseconds as if it were UTC */
export function dayEnd(midnight: number): string {
  return instantAt(midnight + 24 * 60 * 60_000 - 60_000)
}
