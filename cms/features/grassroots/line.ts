import { z } from 'zod'
import { cleanedField, isLonger } from '../../base/characters.ts'

/**
 * A text of one line, without what nobody sees: such a text is empty.
 * @param most characters @param what it is called where it is too long
 */
export const line = (most: number, what: string) =>
  z
    .string(`请填${what}。`)
    .overwrite((text) => cleanedField(text).replace(/\s+/g, ' ').trim())
    .refine((text) => !isLonger(text, most), `${what}最多 ${most} 个字，请改短。`)
