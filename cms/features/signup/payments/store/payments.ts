import type { Payload } from 'payload'
import { z } from 'zod'
import { valuesOf } from '../../../../../site/catalogue/vocabulary.ts'
import { storedInstant } from '../../../../base/time/sentInstant.ts'
import { kinds, methods } from '../admin/words.ts'

/** A payment as it is stored. */
export const paymentRow = z.object({
  key: z.string(),
  registration: z.string(),
  kind: z.enum(valuesOf(kinds)),
  amount: z.number(),
  method: z.enum(valuesOf(methods)),
  /** Undefined where what is stored can be no time: the money went all the same. */
  at: storedInstant,
  by: z.string().nullish(),
})
export type PaymentRow = z.infer<typeof paymentRow>

/** What was recorded of a registration, in order of time. */
export async function readPayments({ db }: Payload, registration: string): Promise<PaymentRow[]> {
  const where = { registration: { equals: registration } }
  const { docs } = await db.find({ collection: 'payments', where, sort: 'at', pagination: false, limit: 0 })
  return docs.map((doc) => paymentRow.parse(doc))
}
