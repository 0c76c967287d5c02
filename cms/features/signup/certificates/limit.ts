import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Refusal } from '../../../base/refusal.ts'
import { signUpReason } from '../asked/refusals.ts'

/** Most checks of one network in ten minutes: 80 bits are not to be guessed, and nobody looks so often. */
const [checksOfNetwork, seconds] = [60, 600] as const

const checks = new RateLimiterMemory({ points: checksOfNetwork, duration: seconds })

/** Counts a check of a certificate's number. @throws Refusal when there were too many */
export async function countCheck(network: string): Promise<void> {
  const over = await checks.consume(network).then(
    () => undefined,
    (left: { msBeforeNext?: number }) => left,
  )
  if (over !== undefined)
    throw new Refusal(signUpReason('too-many-tries', { seconds: Math.ceil((over.msBeforeNext ?? 1000) / 1000) }))
}
