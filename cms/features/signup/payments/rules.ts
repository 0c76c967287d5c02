import { yuanText } from '../../../../site/catalogue/prices.ts'
import type { FixedPrice } from '../../../../site/catalogue/signUp/fee.ts'
import type { Reason } from '../../../base/catalogue.ts'
import { signUpReason } from '../asked/refusals.ts'
import { standing, type State } from '../asked/words.ts'
import type { Kind } from './admin/words.ts'

/** What is known of a registration that somebody pays for; amounts in fen. */
export interface Account {
  state: State
  seats: number
  price: FixedPrice | undefined
  /** What was paid, less what was given back. */
  paid: number
}

/**
 * What a registration costs, in fen: nothing once it is over, so that what was paid is to be given back.
 */
export function dueOf({ state, seats, price }: Omit<Account, 'paid'>): number {
  return standing.includes(state) ? (price?.own ?? 0) * seats : 0
}

/**
 * What is shown of it: nothing where nothing was ever due, nor where it is over and nobody paid.
 * @param paid undefined where no payment was recorded
 */
export function feeShownOf({ paid, ...account }: Omit<Account, 'paid'> & { paid: number | null | undefined }) {
  const { price, state } = account
  const isNothing = price === undefined || (!standing.includes(state) && (paid ?? 0) === 0)
  return isNothing ? undefined : { ...price, due: dueOf(account), paid: paid ?? 0 }
}

/** How much later than now a payment may be said to be, in milliseconds: a clock that is wrong, and no more. */
const latestMs = 24 * 60 * 60_000

/** What is wrong with when money went. @param at ISO 8601 @param now milliseconds since the epoch */
export function momentProblem(at: string, now: number): Reason | undefined {
  return Date.parse(at) > now + latestMs ? signUpReason('paid-in-the-future') : undefined
}

/**
 * What has been paid when a payment is recorded. Nobody pays more than what is due, nor is given back more than was paid.
 * @param amount in fen, more than 0
 * @returns fen, or why it is not recorded
 */
export function paidAfter(
  { state, seats, price, paid }: Account,
  kind: Kind,
  amount: number,
): { paid: number } | { refused: Reason } {
  if (kind === 'refunded')
    return amount > paid
      ? { refused: signUpReason('gives-back-too-much', { paid: yuanText(paid) }) }
      : { paid: paid - amount }
  if (price === undefined) return { refused: signUpReason('nothing-to-pay') }
  if (state !== 'confirmed') return { refused: signUpReason('no-place-to-pay-for') }
  const left = Math.max(0, dueOf({ state, seats, price }) - paid)
  return amount > left ? { refused: signUpReason('pays-too-much', { left: yuanText(left) }) } : { paid: paid + amount }
}
