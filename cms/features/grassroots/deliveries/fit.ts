import { serviceKinds } from '../../../../site/catalogue/vocabulary.ts'
import { Refusal } from '../../../base/refusal.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { deliveryReason } from './refusals.ts'
import type { Facts, SomeFacts } from './rules/contract.ts'

/** What a campaign counts. */
interface Counting {
  year: number
  /** Empty where it tells none apart. */
  kinds: readonly NonNullable<Facts['kind']>[]
}

/**
 * Looks whether a campaign counts a delivery. What is left out is not looked at: what was right when it was recorded stays so.
 * @param now milliseconds since the epoch
 * @throws Refusal when it does not
 */
export function mustFit({ year, kinds }: Counting, { day, kind }: Pick<SomeFacts, 'day' | 'kind'>, now: number): void {
  if (day !== undefined && day > writtenDay(now))
    throw new Refusal(deliveryReason('delivery-in-future', { day }), ['facts.day'])
  if (day !== undefined && Math.abs(Number(day.slice(0, 4)) - year) > 1)
    throw new Refusal(deliveryReason('delivery-of-other-year', { day, year }), ['facts.day'])
  if (kind !== undefined && kinds.length > 0 && (kind === null || !kinds.includes(kind))) {
    const words = kinds.map((one) => serviceKinds[one]).join('、')
    throw new Refusal(deliveryReason('kind-of-other-campaign', { kinds: words }), ['facts.kind'])
  }
}
