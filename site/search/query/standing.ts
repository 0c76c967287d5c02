import type { Card, Moment } from '../entries/card.ts'

/** How something that one can attend stands; `undated` for what one cannot. */
export type Standing =
  | { kind: 'coming'; moment: Moment; /** How many are still to come. */ left: number }
  | { kind: 'past'; moment: Moment }
  | { kind: 'postponed' }
  | { kind: 'cancelled' }
  | { kind: 'undated' }

const minute = 60_000

/** How an entry stands, as its own page says it. @param now milliseconds since the epoch */
export function standingOf(
  { moments = [], isPutOff, calledOff }: Pick<Card, 'moments' | 'isPutOff' | 'calledOff'>,
  now: number,
): Standing {
  const coming = moments.filter(([, end]) => end * minute > now)
  const [next] = coming
  if (next !== undefined) return { kind: 'coming', moment: next, left: coming.length }
  if (isPutOff) return { kind: 'postponed' }
  if (calledOff !== undefined && (calledOff * minute > now || moments.length === 0)) return { kind: 'cancelled' }
  const last = moments.at(-1)
  return last === undefined ? { kind: 'undated' } : { kind: 'past', moment: last }
}
