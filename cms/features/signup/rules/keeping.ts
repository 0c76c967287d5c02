import { standing, type State } from '../asked/words.ts'
import type { Policy } from './policy.ts'

const dayMs = 24 * 60 * 60_000

/** What a registration says of the text that was agreed to: its version, and the days that it named. */
export function consentNoted(version: string, keepDays: number): string {
  return `${version}/${keepDays}`
}

/**
 * When what is known of somebody is erased: after the days that they agreed to, or those of today where these are fewer.
 * @param ends when all of it was over, in milliseconds since the epoch
 * @param consent as it was noted (`consentNoted`); one that names no days is held to those of today
 * @param keepDays of today
 * @returns milliseconds since the epoch
 */
export function erasedFrom(ends: number, consent: string | null | undefined, keepDays: number): number {
  const [, agreed] = /\/(\d+)$/.exec(consent ?? '') ?? []
  return ends + Math.min(agreed === undefined ? keepDays : Number(agreed), keepDays) * dayMs
}

/**
 * Whether somebody who has their data erased gives back what they have: who has a place in what has begun keeps it, and
 * stays counted.
 * @param policy instants in milliseconds since the epoch
 * @param ends when all of it is over, as it was known when it was public; undefined where it never was
 */
export function isGivenBack(
  state: State,
  { starts }: Pick<Policy, 'starts'>,
  ends: number | undefined,
  now: number,
): boolean {
  if (!standing.includes(state)) return false
  const hasBegun = now >= starts || (ends !== undefined && now >= ends)
  return state !== 'confirmed' || !hasBegun
}
