import { z } from 'zod'
import { years } from './understood.ts'

/**
 * An instant that somebody sends, with its offset, as it is stored: ISO 8601 in UTC. Its year is one that a date may have:
 * with an offset the first and last of four figures come to more, which no reader of ours takes.
 * @param unread what is said of what is none
 */
export function sentInstant(unread: string) {
  return z.iso.datetime({ offset: true, error: unread }).transform((text, { addIssue }) => {
    const at = new Date(text)
    const year = at.getUTCFullYear()
    if (year >= years.first && year <= years.last) return at.toISOString()
    addIssue({ code: 'custom', message: `年份只能是 ${years.first} 年到 ${years.last} 年，请检查日期。` })
    return z.NEVER
  })
}

/** An instant as it was stored once; undefined for what is none, so that one odd row leaves the others readable. */
export const storedInstant = z.iso.datetime().nullish().catch(undefined)
