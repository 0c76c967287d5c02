import { wallAt, writtenDay, writtenMoment } from '../../base/time/wallClock.ts'
import type { SeriesRule } from './series.ts'

/** What stands in a row of the form so far. */
export interface TypedSlot {
  start?: string | null | undefined
  end?: string | null | undefined
}

const day = 24 * 60 * 60 * 1000
const minute = 60 * 1000

/**
 * The rule that an editor is offered first: how the sessions that are there go on, or every Wednesday at 18:30 from
 * tomorrow.
 * @param rows in the order of the form; some may have no dates yet
 * @param count how many are offered
 * @param now milliseconds since the epoch
 */
export function ruleFrom(rows: readonly TypedSlot[], count: number, now: number): SeriesRule {
  const starts = rows.map(({ start }) => Date.parse(start ?? '')).filter((start) => !Number.isNaN(start))
  const last = Math.max(...starts)
  const first = rows.find(({ start }) => start)
  const [start, end] = [Date.parse(first?.start ?? ''), Date.parse(first?.end ?? '')]
  const length = (end - start) / minute
  return {
    from: writtenDay(starts.length === 0 || last < now ? now + day : last + day),
    weekdays: starts.length === 0 ? [3] : [...new Set(starts.map((at) => wallAt(at).getUTCDay() || 7))].sort(),
    time: Number.isNaN(start) ? '18:30' : writtenMoment(start).slice(11),
    minutes: length > 0 ? length : 90,
    count,
    skipsHolidays: true,
    skipsWorkingWeekends: false,
  }
}
