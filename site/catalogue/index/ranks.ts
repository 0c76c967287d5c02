import { endOf } from '../calendar/occasions.ts'

/** Where an entry stands in its library: compared number by number, the smaller first. */
export interface Rank {
  numbers: readonly number[]
  /** When it changes by itself because time passes, in milliseconds since the epoch; Infinity when never. */
  until: number
}

/** Compares two ranks of one library. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** What puts the newest first. */
export function newest({ created }: { created: string }): number {
  return -Date.parse(created)
}

/** A rank that time does not change. */
export function lasting(...numbers: number[]): Rank {
  return { numbers, until: Infinity }
}

/**
 * What can still be attended first, soonest on top, behind it what was put off until nobody knows when, then the past,
 * latest on top.
 * @param now milliseconds since the epoch
 */
export function dated(
  all: readonly { start: string; end?: string | undefined; cancelled: boolean; postponed: boolean }[],
  now: number,
): Rank {
  const occasions = all.filter(({ cancelled, postponed }) => cancelled || !postponed)
  const coming = occasions.filter((occasion) => endOf(occasion) > now)
  if (coming.length > 0) {
    return {
      numbers: [0, Math.min(...coming.map((occasion) => Date.parse(occasion.start)))],
      until: Math.min(...coming.map(endOf)),
    }
  }
  if (occasions.length < all.length) return lasting(0, Number.MAX_SAFE_INTEGER)
  if (occasions.length === 0) return lasting(2, 0)
  return lasting(1, -Math.max(...occasions.map((occasion) => Date.parse(occasion.start))))
}

/**
 * What is open first, the next to close on top, then what is to open, then what is closed.
 * @param now milliseconds since the epoch
 */
export function due({ opens, closes }: { opens: string; closes: string }, now: number): Rank {
  const [first, last] = [Date.parse(opens), Date.parse(closes)]
  if (now < first) return { numbers: [1, first], until: first }
  return now < last ? { numbers: [0, last], until: last } : lasting(2, -last)
}
