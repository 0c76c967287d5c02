import type { Party } from './book.ts'
import type { Policy } from './policy.ts'
import { saidByComing } from './trial.ts'

/**
 * What is said of who gets their places, however they came by them.
 * @param now milliseconds since the epoch
 */
export function placedAt(
  policy: Policy,
  now: number,
): { state: 'confirmed' } & Pick<Party, 'placedAt' | 'trial' | 'trialUntil'> {
  return { ...saidByComing(policy, now), state: 'confirmed', placedAt: now }
}
