import { endOf, isCancelled, type Occasion } from '../catalogue/calendar/occasions.ts'

/** Where a course, a performance or an activity stands in time, as its card and its page say it. */
export type Standing =
  | { state: 'coming'; next: Occasion; others: number }
  | { state: 'cancelled'; next: Occasion }
  | { state: 'past'; last: Occasion }
  | { state: 'undated' }

/**
 * @param occasions all occasions of one entry, in order of time
 * @param now milliseconds since the epoch
 * @returns `coming` with the next occasion and how many follow it; `cancelled` when all that lie ahead were called off
 */
export function standingOf(occasions: readonly Occasion[], now: number): Standing {
  const ahead = occasions.filter((item) => endOf(item.occasion) > now)
  const coming = ahead.filter((item) => !isCancelled(item))
  const [next, last, calledOff] = [coming[0], occasions.at(-1), ahead[0]]
  if (next !== undefined) return { state: 'coming', next, others: coming.length - 1 }
  if (calledOff !== undefined) return { state: 'cancelled', next: calledOff }
  return last === undefined ? { state: 'undated' } : { state: 'past', last }
}
