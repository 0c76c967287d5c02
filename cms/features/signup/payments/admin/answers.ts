import { z } from 'zod'
import { fixedPrice } from '../../../../../site/catalogue/signUp/fee.ts'
import { valuesOf } from '../../../../../site/catalogue/vocabulary.ts'
import { kinds, methods } from './words.ts'

const fen = z.int().nonnegative()

/** GET and POST /api/signup/desk/payments; amounts in fen. */
export const paymentsAnswer = z.object({
  /** Of one person; missing for what is free. */
  price: fixedPrice.optional(),
  due: fen,
  paid: fen,
  payments: z.array(
    z.object({
      kind: z.enum(valuesOf(kinds)),
      amount: fen,
      method: z.enum(valuesOf(methods)),
      /** Missing where what was recorded can be no time. */
      at: z.iso.datetime().optional(),
    }),
  ),
})
export type PaymentsAnswer = z.infer<typeof paymentsAnswer>
