import { isOtherWeekday, readTyped } from '../../../base/time/typed.ts'
import { whyUnread } from '../../../base/time/whyUnread.ts'
import { toDayEnd } from '../../../base/time/understood.ts'
import { dayEnd, instantAt, writtenDay } from '../../../base/time/wallClock.ts'
import { type Cell, textOf } from './cell.ts'

const dayLength = 86_400_000
/** Excel counts days from here. */
const excelEpoch = Date.UTC(1899, 11, 30)
/**
 * First and last year of which a bare number is taken for a day: within them no number is a year, or a month and a day
 * with a point between them. In cells that Excel shows as dates such figures become days of 1900 to 1905.
 */
const numbered = { first: 1950, last: 2100 }
const firstDate = 1910
/** A date that is further from today than this is worth a second look. */
const farAfter = 366 * dayLength

/**
 * Reads a day with a time as Chinese offices write it, or as Excel keeps it. The time is Shanghai's; midnight when there
 * is none.
 * @param isToDayEnd whether a day alone means its end
 * @returns ISO 8601 in UTC; undefined when it cannot be read, or names a day or an hour that is not there
 */
export function readMoment(cell: Cell, isToDayEnd = false): string | undefined {
  const wall = wallOf(cell)
  if (wall === undefined) return undefined
  return isToDayEnd && !hasTime(cell, wall) ? dayEnd(dayOf(wall)) : instantAt(wall)
}

/** What Excel keeps at midnight has no time. */
function hasTime(cell: Cell, wall: number): boolean {
  return (typeof cell === 'string' ? readTyped(cell)?.hasTime : undefined) ?? dayOf(wall) !== wall
}

/**
 * Reads a day. A time beside it is not looked at.
 * @returns noon of it in Shanghai, ISO 8601 in UTC, so that the date is the same in both; undefined as above
 */
export function readDay(cell: Cell): string | undefined {
  // 24:00 is the end of the day that is written
  const wall = typeof cell === 'string' ? inRange(readTyped(cell)?.day) : wallOf(cell)
  return wall === undefined ? undefined : instantAt(dayOf(wall) + dayLength / 2)
}

/** Why a cell is no day and no moment, in Chinese. */
export function momentProblem(cell: Cell): string {
  if (typeof cell === 'number') return `${cell} 是数字，不是日期，看不出是哪一天`
  if (cell instanceof Date) {
    const days = Math.round(((cell.getTime() - excelEpoch) / dayLength) * 100) / 100
    return cell.getUTCFullYear() < firstDate
      ? `这一格里是数字 ${days}，套了日期格式才成了 ${textOf(cell)}，看不出是哪一天`
      : '年份要在 1900 到 2100 之间'
  }
  return (typeof cell === 'string' ? whyUnread(cell) : undefined) ?? '看不出是哪一天、什么时间'
}

/**
 * What about a cell that was read is worth a second look, in Chinese.
 * @param stored what was read of it
 * @param now milliseconds since the epoch
 */
export function momentMarks(
  cell: Cell,
  stored: string,
  kind: 'day' | 'moment',
  now: number,
  isToDayEnd = false,
): string[] {
  const typed = typeof cell === 'string' ? readTyped(cell) : undefined
  const wall = wallOf(cell) ?? 0
  const isTimed = hasTime(cell, wall)
  return [
    ...(typeof cell === 'number' ? [`这一格是数字 ${cell}，按 Excel 的日期换算`] : []),
    ...(typed !== undefined && isOtherWeekday(typed) ? ['写的星期和日期对不上'] : []),
    ...(kind === 'moment' && !isTimed ? [isToDayEnd ? toDayEnd : '没有写时间，按 00:00'] : []),
    ...(kind === 'day' && isTimed && typeof cell === 'string' ? ['这一列只有日期，写的时间不保存'] : []),
    ...(Math.abs(Date.parse(stored) - now) > farAfter ? [`离今天（${writtenDay(now)}）超过一年`] : []),
  ]
}

/** The time on the wall, in milliseconds as if it were UTC, to the minute. */
function wallOf(cell: Cell): number | undefined {
  if (cell instanceof Date) return inRange(toMinute(cell.getTime()), firstDate)
  if (typeof cell === 'number') return inRange(toMinute(excelEpoch + cell * dayLength), numbered.first, numbered.last)
  return typeof cell === 'string' ? inRange(readTyped(cell)?.wall) : undefined
}

function toMinute(wall: number): number {
  return Math.round(wall / 60_000) * 60_000
}

function dayOf(wall: number): number {
  return Math.floor(wall / dayLength) * dayLength
}

/** A year that a slip of the keyboard made is refused. */
function inRange(wall: number | undefined, first = 1900, last = 2100): number | undefined {
  if (wall === undefined) return undefined
  const year = new Date(wall).getUTCFullYear()
  return year >= first && year <= last ? wall : undefined
}
