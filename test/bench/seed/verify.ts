import { isDeepStrictEqual } from 'node:util'
import type { Api } from '../../support/api.ts'
import type { Documents } from '../documents/maker.ts'

/**
 * Reads some of the seeded documents through the API, as Payload understands them, and finds them as they were
 * generated.
 * @throws naming the first that differs
 */
export async function verifySeed(staff: Api, documents: Documents): Promise<void> {
  for (const [collection, docs] of Object.entries(documents)) {
    for (const doc of [docs[0], docs[Math.floor(docs.length / 2)], docs.at(-1)]) {
      if (doc === undefined) continue
      const query = collection === 'media' ? '' : '&draft=true'
      const answer = await staff.request<Record<string, unknown>>('GET', `/api/${collection}/${doc.id}?depth=0${query}`)
      for (const [name, value] of Object.entries(doc)) {
        // the address of a file and the like are made while reading
        if (name === 'sizes') continue
        const found = answer.body[name]
        if (!holds(found, value)) {
          throw new Error(
            `${collection}/${doc.id}.${name}: ${JSON.stringify(found)} instead of ${JSON.stringify(value)}`,
          )
        }
      }
    }
  }
}

/** Whether something has all that was generated; Payload fills in defaults and says null where nothing is. */
function holds(found: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || typeof found !== 'object' || wanted === null || found === null)
    return isDeepStrictEqual(found ?? null, wanted ?? null)
  if (Array.isArray(wanted) && (!Array.isArray(found) || found.length !== wanted.length)) return false
  return Object.entries(wanted).every(([name, value]) => holds((found as Record<string, unknown>)[name], value))
}
