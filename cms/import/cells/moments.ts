import type { Cell } from './cell.ts'

/** China has kept UTC+8 without summer time since 1992; the same constant stands in cms/sample/dates.ts. */
const offset = 8 * 3_600_000
const dayLength = 86_400_000
/** Excel counts days from here. */
const excelEpoch = Date.UTC(1899, 11, 30)

const day = /^(\d{4}) ?(?:[-/.]|年) ?(\d{1,2}) ?(?:[-/.]|月) ?(\d{1,2}) ?日?/
const time =
  /^(凌晨|早上|上午|中午|下午|傍晚|晚上|晚)? ?(\d{1,2}) ?(?::|点|时) ?(?:(\d{1,2}) ?分?|(半)|(?=$))(?: ?(?:: ?)?(\d{1,2}) ?秒?)?$/

/**
 * Reads a day with a time as Chinese offices write it, or as Excel keeps it. The time is Shanghai's.
 * @returns ISO 8601 in UTC; undefined when it cannot be read, or names a day or an hour that is not there
 */
export function readMoment(cell: Cell): string | undefined {
  const wall = wallClock(cell)
  return wall === undefined ? undefined : new Date(wall.at - offset).toISOString()
}

/**
 * Reads a day. A time beside it is not looked at.
 * @returns noon of it in Shanghai, ISO 8601 in UTC, so that the date is the same in both; undefined as above
 */
export function readDay(cell: Cell): string | undefined {
  const wall = wallClock(cell)
  if (wall === undefined) return undefined
  return new Date(Math.floor(wall.at / dayLength) * dayLength + dayLength / 2 - offset).toISOString()
}

/** A stored moment as it stands in a cell: 2026-11-22 19:30. */
export function writeMoment(stored: string): string {
  return new Date(Date.parse(stored) + offset).toISOString().slice(0, 16).replace('T', ' ')
}

/** A stored day as it stands in a cell: 2026-11-22. */
export function writeDay(stored: string): string {
  return writeMoment(stored).slice(0, 10)
}

/** The time on the wall, in milliseconds as if it were UTC, to the minute. */
function wallClock(cell: Cell): { at: number } | undefined {
  if (cell instanceof Date) return inRange(Math.round(cell.getTime() / 60_000) * 60_000)
  if (typeof cell === 'number') return inRange(Math.round((excelEpoch + cell * dayLength) / 60_000) * 60_000)
  if (typeof cell !== 'string') return undefined
  // one space for any between the parts
  const text = cell.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
  // as the API gives it
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const at = Date.parse(text)
    return Number.isNaN(at) ? undefined : inRange(at + offset)
  }
  const onDay = day.exec(text)
  if (onDay === null) return undefined
  const [whole, year, month, date] = onDay
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date))
  if (new Date(midnight).getUTCMonth() !== Number(month) - 1 || new Date(midnight).getUTCDate() !== Number(date))
    return undefined
  const rest = text
    .slice(whole.length)
    .replace(/^\s*[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?/, '')
    .replace(/^[T\s,，]+/, '')
  if (rest === '') return inRange(midnight)
  const minutes = minutesOf(rest)
  return minutes === undefined ? undefined : inRange(midnight + minutes * 60_000)
}

/** Minutes since midnight of a time such as 19:30, 下午3点半. */
function minutesOf(text: string): number | undefined {
  const found = time.exec(text)
  if (found === null) return undefined
  const [, part = '', typed, minute = '0', half] = found
  let hour = Number(typed)
  const isLate = ['下午', '傍晚', '晚上', '晚'].includes(part) || (part === '中午' && hour < 10)
  if (isLate && hour < 12) hour += 12
  const minutes = half === undefined ? Number(minute) : 30
  return hour > 23 || minutes > 59 ? undefined : hour * 60 + minutes
}

/** A year that a slip of the keyboard made is refused. */
function inRange(at: number): { at: number } | undefined {
  const year = new Date(at).getUTCFullYear()
  return year >= 1900 && year <= 2100 ? { at } : undefined
}
