import { endingFrom } from './ending.ts'
import { minutesIn, partOfDayIn } from './timeOfDay.ts'
import { inOneLine, type Reading, readTyped } from './typed.ts'

/** What stands between the beginning and the end of something. */
const between = /[-~–—至到]/g
/** Most characters of a text in which two times are looked for. */
const longest = 60
const [minute, halfDay, dayLength] = [60_000, 12 * 60, 24 * 60 * 60_000]
/** Any leap year: a day that is not even in it is in none. */
export const leapDay = '2028-01-01'

/** A beginning and an end that were written as one text, each as it stands there. */
export interface Span {
  start: string
  end: string
}

/**
 * Finds two times in one text: 周六 14:00-16:00, 明晚七点到九点, 12月3日 19:00 至 12月4日 1:00.
 * @returns undefined where there is one time, or none; a beginning may be without its day
 */
export function spanIn(text: string, today = leapDay): Span | undefined {
  const typed = inOneLine(text)
  if (typed.length > longest || readTyped(typed, { today }) !== undefined) return undefined
  const isTime = (part: string): boolean =>
    minutesIn(part) !== undefined || readTyped(part, { today })?.hasTime === true
  return [...typed.matchAll(between)]
    .map(({ index }) => ({
      start: typed.slice(0, index).trim(),
      end: typed.slice(index).replace(/^[-~–—至到 ]+/, ''),
    }))
    .find(({ start, end }) => isTime(start) && isTime(end))
}

/**
 * When a span ends. An end without a day is of the day of its start or the night after it, and in the part of the day that
 * the start names where it names none: 晚上七点到九点 ends at nine in the evening.
 * @param start when it begins, on the wall in Shanghai, in milliseconds as if it were UTC
 * @returns on the same wall; undefined where it is not after the start, or may be meant of either day
 */
export function endOfSpan(span: Span, start: number, reading: Reading): number | undefined {
  const part = partOfDayIn(span.start)
  const inPart = part === undefined ? undefined : endingFrom(part + span.end, start)
  if (typeof inPart === 'number') return inPart
  const end = endingFrom(span.end, start) ?? readTyped(span.end, reading)?.wall
  if (typeof end === 'number') return end > start ? end : undefined
  // 上午十点到两点: on the other half of the clock's face
  const other = start - (start % dayLength) + ((minutesIn(span.end) ?? dayLength) + halfDay) * minute
  return part !== undefined && other > start && other < start + dayLength / 2 ? other : undefined
}
