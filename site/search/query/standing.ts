import type { Card, Moment } from '../entries/card.ts'

/** How something that one can attend stands; `undated` for what one cannot. */
export type Standing =
  | { kind: 'coming'; moment: Moment; /** How many are still to come. */ left: number }
  | { kind: 'past'; moment: Moment }
  | { kind: 'cancelled' }
  | { kind: 'undated' }

const minute = 60_000

/** How an entry stands. @param now milliseconds since the epoch */
export function standingOf(
  { moments = [], isCancelled }: Pick<Card, 'moments' | 'isCancelled'>,
  now: number,
): Standing {
  if (isCancelled) return { kind: 'cancelled' }
  const coming = moments.filter(([, end]) => end * minute > now)
  const [next] = coming
  if (next !== undefined) return { kind: 'coming', moment: next, left: coming.length }
  const last = moments.at(-1)
  return last === undefined ? { kind: 'undated' } : { kind: 'past', moment: last }
}
