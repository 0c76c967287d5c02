import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, Payload } from 'payload'
import { z } from 'zod'
import { wordingLevels } from './levels.ts'
import type { Wording } from './match.ts'

/** How long the list is kept, in milliseconds: another server on the same database may change it. */
const lifetime = 5_000

const row = z.object({
  wrong: z.string(),
  right: z.string(),
  level: z.enum(Object.keys(wordingLevels) as [Wording['level']]),
  note: z.string().nullish(),
})

// eslint-disable-next-line no-restricted-syntax -- a copy for a while, of what the database has
let kept: { list: Promise<Wording[]>; until: number } | undefined

/** The union's list of wordings. */
export function wordingList(payload: Payload, now = Date.now()): Promise<Wording[]> {
  if (kept === undefined || kept.until < now) kept = { list: read(payload), until: now + lifetime }
  return kept.list.catch((error: unknown) => {
    kept = undefined
    throw error
  })
}

/** After a change the list is read anew. */
export const forgetWordings: CollectionAfterChangeHook & CollectionAfterDeleteHook = () => {
  kept = undefined
}

async function read(payload: Payload): Promise<Wording[]> {
  const { docs } = await payload.db.find({ collection: 'wordings', pagination: false, limit: 0, sort: 'id' })
  return docs.map((doc) => row.parse(doc))
}
