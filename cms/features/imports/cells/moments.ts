import { readTyped } from '../../../base/time/typed.ts'
import { instantAt } from '../../../base/time/wallClock.ts'
import type { Cell } from './cell.ts'

const dayLength = 86_400_000
/** Excel counts days from here. */
const excelEpoch = Date.UTC(1899, 11, 30)

/**
 * Reads a day with a time as Chinese offices write it, or as Excel keeps it. The time is Shanghai's; midnight when there
 * is none.
 * @returns ISO 8601 in UTC; undefined when it cannot be read, or names a day or an hour that is not there
 */
export function readMoment(cell: Cell): string | undefined {
  const wall = wallOf(cell)
  return wall === undefined ? undefined : instantAt(wall)
}

/**
 * Reads a day. A time beside it is not looked at.
 * @returns noon of it in Shanghai, ISO 8601 in UTC, so that the date is the same in both; undefined as above
 */
export function readDay(cell: Cell): string | undefined {
  // 24:00 is the end of the day that is written
  const wall = typeof cell === 'string' ? inRange(readTyped(cell)?.day) : wallOf(cell)
  return wall === undefined ? undefined : instantAt(Math.floor(wall / dayLength) * dayLength + dayLength / 2)
}

/** The time on the wall, in milliseconds as if it were UTC, to the minute. */
function wallOf(cell: Cell): number | undefined {
  if (cell instanceof Date) return inRange(Math.round(cell.getTime() / 60_000) * 60_000)
  if (typeof cell === 'number') return inRange(Math.round((excelEpoch + cell * dayLength) / 60_000) * 60_000)
  return typeof cell === 'string' ? inRange(readTyped(cell)?.wall) : undefined
}

/** A year that a slip of the keyboard made is refused. */
function inRange(wall: number | undefined): number | undefined {
  if (wall === undefined) return undefined
  const year = new Date(wall).getUTCFullYear()
  return year >= 1900 && year <= 2100 ? wall : undefined
}
