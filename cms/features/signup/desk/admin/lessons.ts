import { formatInShanghai } from '../../../../base/time/wallClock.ts'
import type { ShownLesson } from './answers.ts'

const moment = formatInShanghai({
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

/** A moment, short: 12/5周六 19:00. @param instant ISO 8601 */
export function shortMoment(instant: string): string {
  return moment.format(new Date(instant))
}

/**
 * The lesson that attendance is taken of first: the one under way or next, the last when all are over.
 * @param now milliseconds since the epoch
 */
export function lessonAt(lessons: readonly ShownLesson[], now: number): ShownLesson | undefined {
  return lessons.find(({ end, takesPlace }) => takesPlace && Date.parse(end) > now) ?? lessons.at(-1)
}

/** How a lesson is called among several: 第 3 课 12/5周六 19:00. */
export function lessonText({ number, start, takesPlace }: ShownLesson): string {
  return `第 ${number} 课 ${shortMoment(start)}${takesPlace ? '' : '（取消或延期）'}`
}
