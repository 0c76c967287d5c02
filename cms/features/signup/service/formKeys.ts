import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { z } from 'zod'
import { standing, states } from '../asked/words.ts'
import { valuesOf } from '../../../../site/catalogue/vocabulary.ts'

const row = z.object({ id: z.string(), state: z.enum(valuesOf(states)) })

/** Most times that one form is given up and sent again within its minutes. */
const mostTimes = 20

/** A key as it is stored. */
export function digested(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

/**
 * The key that a form whose key is made of what was typed is stored under: another one for each time that it was given up
 * before, and the same for whoever sends it twice then.
 * @param key digested
 */
export async function standingKey({ db }: Pick<Payload, 'db'>, key: string): Promise<string> {
  let next = key
  for (let times = 0; times < mostTimes; times++) {
    const found = await db.findOne({ collection: 'registrations', where: { key: { equals: next } } })
    if (found === null) return next
    const { id, state } = row.parse(found)
    if (standing.includes(state)) return next
    next = digested(`${next} after ${id}`)
  }
  return next
}
