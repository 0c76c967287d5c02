import { endOf, type Occasion, takesPlace } from '../catalogue/calendar/occasions.ts'

/** Where a course, a performance or an activity stands in time, as its card and its page say it. */
export type Standing =
  | { state: 'coming'; next: Occasion; others: number }
  | { state: 'postponed'; next: Occasion }
  | { state: 'cancelled'; next: Occasion }
  | { state: 'past'; last: Occasion }
  | { state: 'undated' }

/**
 * @param occasions all occasions of one entry, in order of time, or one of them alone
 * @param now milliseconds since the epoch
 * @returns `coming` with the next occasion and how many follow it; `postponed` when there is none but one that was put
 * off, whose first date may have passed; `cancelled` when all that lie ahead were called off, or all that ever were
 */
export function standingOf(occasions: readonly Occasion[], now: number): Standing {
  const ahead = occasions.filter((item) => endOf(item.occasion) > now)
  const coming = ahead.filter(takesPlace)
  const [next] = coming
  if (next !== undefined) return { state: 'coming', next, others: coming.length - 1 }
  const putOff = occasions.find(({ occasion }) => occasion.postponed && !occasion.cancelled)
  if (putOff !== undefined) return { state: 'postponed', next: putOff }
  const last = occasions.at(-1)
  if (last === undefined) return { state: 'undated' }
  const held = occasions.findLast(takesPlace)
  const calledOff = ahead[0] ?? (held === undefined ? last : undefined)
  if (calledOff !== undefined) return { state: 'cancelled', next: calledOff }
  return { state: 'past', last: held ?? last }
}

/** The occasion that an entry's page and card are about; undefined when it has none. */
export function shownOf(standing: Standing): Occasion | undefined {
  if (standing.state === 'undated') return undefined
  return standing.state === 'past' ? standing.last : standing.next
}

/** Whether one can no longer, or not yet again, take part. */
export function isClosed({ state }: Standing): boolean {
  return state === 'past' || state === 'cancelled' || state === 'postponed'
}
