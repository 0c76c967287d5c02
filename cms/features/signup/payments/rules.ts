import { yuanText } from '../../../../site/catalogue/prices.ts'
import type { FixedPrice } from '../../../../site/catalogue/signUp/fee.ts'
import type { Reason } from '../../../base/catalogue.ts'
import { signUpReason } from '../asked/refusals.ts'
import type { State } from '../asked/words.ts'
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
  const left = Math.max(0, price.own * seats - paid)
  return amount > left ? { refused: signUpReason('pays-too-much', { left: yuanText(left) }) } : { paid: paid + amount }
}
