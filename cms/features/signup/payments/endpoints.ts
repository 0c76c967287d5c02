import type { Endpoint } from 'payload'
import { z } from 'zod'
import { yuanText } from '../../../../site/catalogue/prices.ts'
import { valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { formKey } from '../asked/contract.ts'
import { sentInstant } from '../../../base/time/sentInstant.ts'
import { Refusal } from '../../../base/refusal.ts'
import { openedPort } from '../../../documents/port.ts'
import { audited } from '../desk/audited.ts'
import { reachedRegistration } from '../desk/read.ts'
import { ofOne } from '../desk/stepEndpoints.ts'
import { bodyOf, openedSignUps, parsed } from '../endpoints/answer.ts'
import type { RegistrationRow } from '../book/registrationRow.ts'
import { bookableOf } from '../service/signUps.ts'
import type { PaymentsAnswer } from './admin/answers.ts'
import { recordPayment } from './recordPayment.ts'
import { dueOf, momentProblem } from './rules.ts'
import { readPayments } from './store/payments.ts'
import { atTheDesk } from './till.ts'
import { kinds, methods, mostFen } from './admin/words.ts'
import type { Payload } from 'payload'

const asked = ofOne.extend({
  key: formKey,
  kind: z.enum(valuesOf(kinds), '请选收款还是退款。'),
  amount: z
    .int('金额按分填整数。')
    .min(1, '金额要大于 0。')
    .max(mostFen, `一次最多 ${yuanText(mostFen)} 元。`),
  method: z.enum(valuesOf(methods), '请选收款方式。'),
  at: sentInstant('请填日期和时间。'),
})

/** GET /api/signup/desk/payments?registration=…: what one registration costs, and what was paid. */
const list: Endpoint = {
  path: '/signup/desk/payments',
  method: 'get',
  handler: async (req) => {
    const { registration } = parsed(ofOne, { registration: req.query['registration'] })
    const row = await reachedRegistration(req, 'see', registration)
    return Response.json(await shown(req.payload, row))
  },
}

/** POST /api/signup/desk/payments: records that money was taken or given back, once for each key. */
const record: Endpoint = {
  path: '/signup/desk/payments',
  method: 'post',
  handler: async (req) => {
    const { at, ...order } = parsed(asked, await bodyOf(req))
    const row = await reachedRegistration(req, 'work', order.registration)
    const signUps = openedSignUps()
    const problem = momentProblem(at, signUps.now())
    if (problem !== undefined) throw new Refusal(problem, ['at'])
    const note = `登记${kinds[order.kind]} ${yuanText(order.amount)} 元（${methods[order.method]}）`
    const about = { action: 'signUp', bookable: bookableOf(row), registration: row, note } as const
    return audited(req, signUps, about, async () => {
      const recorded = { by: req.user?.id ?? '', at }
      await openedPort()?.apart(() => recordPayment(req.payload, atTheDesk, order, recorded))
      return Response.json(await shown(req.payload, await reachedRegistration(req, 'work', row.id)))
    })
  },
}

async function shown(payload: Payload, { id, state, price, seats, paid }: RegistrationRow): Promise<PaymentsAnswer> {
  const rows = await readPayments(payload, id)
  return {
    ...(price && { price }),
    due: dueOf({ state, seats, price: price ?? undefined }),
    paid: paid ?? 0,
    payments: rows.map(({ kind, amount, method, at }) => ({ kind, amount, method, ...(at && { at }) })),
  }
}

/** What staff do about money. */
export const paymentEndpoints: Endpoint[] = [list, record]
