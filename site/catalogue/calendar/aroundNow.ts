import { dayOf, type Occasion, soonestFirst, startOfDay } from './occasions.ts'

/** How many days before today and after it a calendar of many entries reaches. */
const [daysBack, daysAhead] = [30, 365]

/**
 * What a calendar of many entries holds: what begins within a month before today and a year after it, and of more than
 * it can hold the soonest.
 * @param occasions in any order
 * @param now milliseconds since the epoch
 * @param most how many it can hold
 * @returns the occasions in order of start, and the instant at which they are others because time passes; Infinity when
 * never
 */
export function aroundNow(
  occasions: readonly Occasion[],
  now: number,
  most: number,
): { items: Occasion[]; until: number } {
  const today = dayOf(now)
  const [first, last] = [today - daysBack, today + daysAhead]
  let [leaves, comes] = [Infinity, Infinity]
  // a venue may have had tens of thousands: each start is read once
  const within: { item: Occasion; at: number }[] = []
  for (const item of occasions) {
    const at = Date.parse(item.occasion.start)
    const day = dayOf(at)
    if (day > last) comes = Math.min(comes, day)
    if (day < first || day > last) continue
    leaves = Math.min(leaves, day)
    within.push({ item, at })
  }
  // few of them are wanted: all need not be put in order
  const bound = Float64Array.from(within, ({ at }) => at).sort()[most - 1] ?? Infinity
  const soonest = within.flatMap(({ item, at }) => (at <= bound ? [item] : []))
  return {
    items: soonestFirst(soonest).slice(0, most),
    until: Math.min(startOfDay(leaves + daysBack + 1), startOfDay(comes - daysAhead)),
  }
}
