/** What goes over the network when a certificate is checked. */
import { z } from 'zod'
import { codeIn } from '../../../../site/catalogue/signUp/rules.ts'

const said = '证书编号是 16 个字母和数字，在证书的下方。'
/** POST /api/signup/certificate-check: the number as people write it. */
export const certificateAsked = z.strictObject({
  number: z
    .string(said)
    .max(60, said)
    .transform(codeIn)
    .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, said)),
})

/** What a certificate is of, to whoever has its number. */
export const certificateShown = z.strictObject({
  number: z.string(),
  course: z.string(),
  /** When the course ended, in words. */
  date: z.string(),
  /** Masked, as 张*三. */
  name: z.string(),
})
