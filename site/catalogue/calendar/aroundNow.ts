import { dayOf, type Occasion, startOfDay } from './occasions.ts'

/** How many days before today and after it a calendar of many entries reaches. */
const [daysBack, daysAhead] = [30, 365]

/**
 * What a calendar of many entries holds: what begins within a month before today and a year after it, and of more than
 * it can hold the soonest.
 * @param occasions in order of start
 * @param now milliseconds since the epoch
 * @param most how many it can hold
 * @returns the occasions, and the instant at which they are others because time passes; Infinity when never
 */
export function aroundNow(
  occasions: readonly Occasion[],
  now: number,
  most: number,
): { items: Occasion[]; until: number } {
  const today = dayOf(now)
  const [first, last] = [today - daysBack, today + daysAhead]
  const days = occasions.map(({ occasion }) => dayOf(Date.parse(occasion.start)))
  const items = occasions.filter((_item, index) => first <= (days[index] ?? 0) && (days[index] ?? 0) <= last)
  const leaves = days.find((day) => day >= first && day <= last)
  const comes = days.find((day) => day > last)
  return {
    items: items.slice(0, most),
    until: Math.min(
      leaves === undefined ? Infinity : startOfDay(leaves + daysBack + 1),
      comes === undefined ? Infinity : startOfDay(comes - daysAhead),
    ),
  }
}
