import type { Payload } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { wholly } from '../../../database/wholly.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { mayBeWrittenAgain } from '../../../documents/saving/savedMeanwhile.ts'
import { registrationRow } from '../book/registrationRow.ts'
import { signUpReason } from '../asked/refusals.ts'
import { paidAfter } from './rules.ts'
import { paymentRow, type PaymentRow } from './store/payments.ts'
import type { Order, Till } from './till.ts'

/** How often a record is tried again that another one was faster than. */
const mostTries = 10

/** Who records a payment, and when it was; `at` is ISO 8601. */
export interface Recorded {
  by: string
  at: string
}

/**
 * Records that money went, once: the sum in the registration and the row are one transaction. To be called apart from
 * every request (Port.apart).
 * @throws Refusal when it is too much, the till refuses, or something else was recorded with the same key
 */
export async function recordPayment(payload: Payload, till: Till, order: Order, recorded: Recorded): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      if (await tryToRecord(payload, till, order, recorded)) return
      if (tries === mostTries) throw new Refusal(signUpReason('sign-up-busy'))
    } catch (error) {
      if (tries === mostTries || !mayBeWrittenAgain(error)) throw error
    }
}

/** Whether what was recorded is what is asked for; when it was is said anew by each try. */
export function isSameOrder(
  { registration, kind, amount, method }: Pick<PaymentRow, 'registration' | 'kind' | 'amount' | 'method'>,
  order: Omit<Order, 'key'>,
): boolean {
  return (
    registration === order.registration && kind === order.kind && amount === order.amount && method === order.method
  )
}

/** @returns false when somebody else has recorded something meanwhile */
async function tryToRecord(payload: Payload, till: Till, order: Order, { by, at }: Recorded): Promise<boolean> {
  const { key, registration, kind, method, amount } = order
  return wholly(payload, async (req) => {
    const { db } = payload
    const known = await db.findOne({ collection: 'payments', where: { key: { equals: key } }, req })
    if (known !== null) {
      if (!isSameOrder(paymentRow.parse(known), order)) throw new Refusal(signUpReason('said-otherwise-before'))
      return true
    }
    const found = await db.findOne({ collection: 'registrations', where: { id: { equals: registration } }, req })
    const { state, seats, price, paid: before, bookable } = registrationRow.parse(found)
    const after = paidAfter({ state, seats, price: price ?? undefined, paid: before ?? 0 }, kind, amount)
    if ('refused' in after) throw new Refusal(after.refused, ['amount'])
    const isSame = before === null || before === undefined ? { exists: false } : { equals: before }
    const where = { and: [{ id: { equals: registration } }, { paid: isSame }] }
    if ((await writeIf(payload, 'registrations', where, { paid: after.paid }, req)) === undefined) return false
    const { reference = null } = await till.settle(order)
    const data = { key, registration, bookable, kind, amount, method, at, by, reference }
    await db.create({ collection: 'payments', data, req, returning: false })
    return true
  })
}
