import { momentInWords } from '../../../../base/time/wallClock.ts'
import type { ShownLesson } from './answers.ts'

/**
 * The lesson that attendance is taken of first: the one under way or next, the last when all are over.
 * @param now milliseconds since the epoch
 */
export function lessonAt(lessons: readonly ShownLesson[], now: number): ShownLesson | undefined {
  return lessons.find(({ end, takesPlace }) => takesPlace && Date.parse(end) > now) ?? lessons.at(-1)
}

/** How a lesson is called among several: 第 3 课 12月5日（周六）19:00. */
export function lessonText({ number, start, takesPlace }: ShownLesson): string {
  return `第 ${number} 课 ${momentInWords(start)}${takesPlace ? '' : '（取消或延期）'}`
}

/** As much of a date as its words need. */
interface Dated {
  id: string
  number: number
  /** ISO 8601, or milliseconds since the epoch. */
  start: string | number
  takesPlace: boolean
  venue?: string | undefined
}

/**
 * When and where something is, as it stands below its title: `12月5日（周六）19:00 · 市工人文化宫`; of several dates the
 * first and how many there are, or the one that is meant with its number.
 * @param lessons in order of time
 * @param meant id of one of them; undefined for all
 * @returns nothing when there is no such date
 */
export function whenAndWhere(lessons: readonly Dated[], meant?: string): string {
  const one = meant === undefined ? lessons[0] : lessons.find(({ id }) => id === meant)
  if (one === undefined) return ''
  const isSeveral = lessons.length > 1
  const place = one.venue === undefined ? '' : ` · ${one.venue}`
  if (isSeveral && meant === undefined) return `${momentInWords(one.start)} 起，共 ${lessons.length} 次${place}`
  const number = isSeveral ? `第 ${one.number} 课 ` : ''
  return `${number}${momentInWords(one.start)}${one.takesPlace ? '' : '（取消或延期）'}${place}`
}
