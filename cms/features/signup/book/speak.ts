import type { Payload } from 'payload'
import { z } from 'zod'
import type { Book } from '../rules/book.ts'
import { type Tell, tell } from './registrationRow.ts'
import type { InTransaction } from './store.ts'

/** What staff tell all who have signed up for something. */
export interface Spoken {
  /** Made by the page, once: whoever sends it again tells nobody twice. */
  key: string
  text: string
}

/** Keys that are remembered of one bookable. */
const mostRemembered = 50

const row = z.object({ id: z.string(), tell: z.array(tell).nullish().catch(undefined) })

/**
 * Notes what staff say for everybody who stands in a book.
 * @param before keys of what was said already
 * @returns the keys from now on, the newest last
 */
export async function speak(
  payload: Payload,
  before: readonly string[] | null | undefined,
  { parties }: Book,
  messages: readonly Spoken[],
  { now, req }: { now: number; req: InTransaction },
): Promise<string[]> {
  const said = [...(before ?? [])]
  const fresh: Tell[] = []
  for (const { key, text } of messages) {
    if (said.includes(key)) continue
    said.push(key)
    // of some in one transaction each has an instant of its own, which messages are told apart by; the first one is that of
    // who has fewer places now (rules/decide.ts)
    fresh.push({ notice: 'message', at: new Date(now + 1 + fresh.length).toISOString(), text })
  }
  if (fresh.length > 0)
    for (const { id, tell: waiting } of await readAll(payload, [...parties.keys()], req))
      await payload.db.updateOne({
        collection: 'registrations',
        id,
        data: { tell: [...(waiting ?? []), ...fresh], hasToTell: true },
        req,
        returning: false,
      })
  return said.slice(-mostRemembered)
}

async function readAll({ db }: Payload, ids: readonly string[], req: InTransaction) {
  const { docs } = await db.find({
    collection: 'registrations',
    where: { id: { in: [...ids] } },
    select: { tell: true },
    pagination: false,
    limit: 0,
    req,
  })
  return docs.map((doc) => row.parse(doc))
}
