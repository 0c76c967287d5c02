import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Refusal } from '../../../base/refusal.ts'
import { signUpReason } from '../asked/refusals.ts'

/**
 * Most sign-ups of one network in ten minutes: a school or a factory has one address for all, and an opening term
 * brings them at once. Most looks by code: ten letters are not to be guessed, and nobody looks so often.
 */
const [signUpsOfNetwork, claimsOfNetwork, seconds] = [300, 120, 600] as const

/** Most check-ins of one network in ten minutes, and most codes of the door that are tried with one registration. */
const [checkInsOfNetwork, doorsOfCode] = [2_000, 10] as const

const signUps = new RateLimiterMemory({ points: signUpsOfNetwork, duration: seconds })
const checkIns = new RateLimiterMemory({ points: checkInsOfNetwork, duration: seconds })
const doors = new RateLimiterMemory({ points: doorsOfCode, duration: seconds })
const claims = new RateLimiterMemory({ points: claimsOfNetwork, duration: seconds })

/** Counts a sign-up. @param network from which it comes @throws Refusal when there were too many */
export async function countSignUp(network: string): Promise<void> {
  await consume(signUps, network)
}

/** Counts a look by code, or a step. @throws Refusal as above */
export async function countClaim(network: string): Promise<void> {
  await consume(claims, network)
}

/**
 * Counts who checks in at the door: a hall has one address for all, and six digits are not to be guessed by whoever has a
 * code. @throws Refusal as above
 */
export async function countCheckIn(network: string, code: string): Promise<void> {
  await consume(checkIns, network)
  await consume(doors, code)
}

async function consume(limiter: RateLimiterMemory, network: string): Promise<void> {
  const over = await limiter.consume(network).then(
    () => undefined,
    (left: { msBeforeNext?: number }) => left,
  )
  if (over !== undefined)
    throw new Refusal(signUpReason('too-many-tries', { seconds: Math.ceil((over.msBeforeNext ?? 1000) / 1000) }))
}
