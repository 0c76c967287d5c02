import { shanghai } from '../../../site/catalogue/shanghai.ts'
import { instantAt } from './wallClock.ts'

/** How a text is read. */
export interface Reading {
  /** YYYY-MM-DD, by which a day without a year is read; without it such a day is not read at all. */
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
}

/** Days after which a day without a year is taken for the next year's. */
const longestBack = 60
const [minute, dayLength] = [60_000, 24 * 60 * 60_000]

// with a year before it the marks may be mixed up: it is plain what is meant
const inYear = /^(\d{4}) ?[-/.年月] ?(\d{1,2}) ?[-/.年月] ?(\d{1,2})/
const inNoYear = /^(\d{1,2}) ?[-/.月] ?(\d{1,2})/
const afterDay = /^ ?[日号]?/
const beforeTime = /^ ?(?:\(?(?:礼拜|[周星期]{1,2})([一二三四五六日天])\)?)?[T ,]*/
const clock =
  /^(\p{Script=Han}*?) ?(\d{1,2}) ?(?:[点时] ?(?:(半)|([一三])刻|整|钟|(?=$))|[:点时] ?(\d{1,2}) ?分?(?: ?: ?\d{1,2}| ?\d{1,2} ?秒)?)$/u
/** As the API gives it. */
const instant = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/

const numerals = '零一二三四五六七八九'
/** Where figures are meant; the numeral of a day of the week before them is its name. */
const spelled = /([周期拜][一二三四五六日天])?([零〇一二两三四五六七八九十]{1,6})(?=[年月日号点时分])/g

/**
 * Reads a day, or a day with a time, as people in China write it: 2026年11月25日 18:30, 11月25日 下午6点半,
 * 2026/11/25（周三）18：30, 十二月三十一日晚上十二点. Without a year it is the coming such day, or one of the last weeks. What
 * is late in the evening of a day, 晚上12点, 晚上1点 or 24:00, is early on the next one; 凌晨 is early on the day itself.
 * @returns undefined when it cannot be read, or names a day or an hour that is not there
 */
export function readTyped(text: string, { today }: Reading = {}): Typed | undefined {
  const typed = inOneLine(text)
  if (instant.test(typed)) {
    const wall = Date.parse(typed) + shanghai
    if (Number.isNaN(wall)) return undefined
    return { wall, day: Math.floor(wall / dayLength) * dayLength, hasTime: true, weekday: undefined }
  }
  const dated = datedIn(typed, today)
  if (dated === undefined) return undefined
  const { midnight: day } = dated
  const [between = '', named] = beforeTime.exec(dated.rest.replace(afterDay, '')) ?? []
  const weekday = named === undefined ? undefined : '日一二三四五六'.indexOf(named.replace('天', '日'))
  const rest = dated.rest.replace(afterDay, '').slice(between.length)
  if (rest === '') return { wall: day, day, hasTime: false, weekday }
  const minutes = minutesOf(rest)
  return minutes === undefined ? undefined : { wall: day + minutes * minute, day, hasTime: true, weekday }
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
  const minutes = minutesOf(inOneLine(text)) ?? 24 * 60
  return minutes < 24 * 60 ? new Date(minutes * minute).toISOString().slice(11, 16) : undefined
}

/** Full-width figures and marks as narrow ones, figures for numerals, one space for any between the parts. */
function inOneLine(text: string): string {
  const line = text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
  return line.replaceAll(spelled, (_, weekday: string = '', numerals: string) => weekday + inFigures(numerals))
}

/** Figures for numerals up to 99, and for a year's one after the other. */
function inFigures(spelledOut: string): string {
  const digit = (numeral: string): number => numerals.indexOf(numeral.replace('〇', '零').replace('两', '二'))
  const [tens = '', ones, ...more] = spelledOut.split('十')
  if (ones === undefined) return Array.from(spelledOut, digit).join('')
  if (tens.length > 1 || ones.length > 1 || more.length > 0) return spelledOut
  return String((tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones)))
}

function datedIn(text: string, today: string | undefined): { midnight: number; rest: string } | undefined {
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

/** Minutes since the midnight at which the day begins; from 1440 on they are in the night after it. */
function minutesOf(text: string): number | undefined {
  const [whole, part = '', figure, half, quarter, figures] = clock.exec(text) ?? []
  if (whole === undefined) return undefined
  const hour = hourOf(part, Number(figure))
  const minutes = half ? 30 : quarter ? { 一: 15, 三: 45 }[quarter] : Number(figures ?? 0)
  if (hour === undefined || minutes === undefined || minutes > 59) return undefined
  // nobody writes 24:30
  return part === '' && hour === 24 && minutes > 0 ? undefined : hour * 60 + minutes
}

/** What an hour's figure means beside a word for the part of the day; undefined when they contradict each other. */
function hourOf(part: string, figure: number): number | undefined {
  const isWithin = (first: number, last: number): boolean => figure >= first && figure <= last
  switch (part) {
    case '':
      return isWithin(0, 24) ? figure : undefined
    case '凌晨':
      return figure === 12 ? 0 : isWithin(0, 6) ? figure : undefined
    case '清晨':
    case '早晨':
    case '早上':
      return isWithin(0, 11) ? figure : undefined
    case '上午':
      return isWithin(0, 12) ? figure : undefined
    case '中午':
    case '正午':
      return isWithin(1, 2) ? figure + 12 : isWithin(10, 14) ? figure : undefined
    case '下午':
      return isWithin(1, 11) ? figure + 12 : isWithin(12, 23) ? figure : undefined
    case '傍晚':
      return isWithin(4, 8) ? figure + 12 : isWithin(16, 20) ? figure : undefined
    case '晚':
    case '晚上':
    case '晚间':
    case '夜里':
    case '夜间':
    case '夜晚':
    case '深夜':
    case '半夜':
      // the evening goes on until somebody says 凌晨
      if (isWithin(1, 3)) return figure + 24
      if ([0, 12, 24].includes(figure)) return 24
      return isWithin(5, 11) ? figure + 12 : isWithin(17, 23) ? figure : undefined
    default:
      return undefined
  }
}
