import { createHash } from 'node:crypto'
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

/** Messages that are remembered of one bookable, and the length of their digests in characters. */
const [mostRemembered, digestLength] = [50, 16] as const

const row = z.object({ id: z.string(), tell: z.array(tell).nullish().catch(undefined) })

/** What is remembered of something that was said: its key, and a digest of the text. */
function markOf({ key, text }: Spoken): string {
  return `${key}/${createHash('sha256').update(text).digest('base64url').slice(0, digestLength)}`
}

/**
 * Looks which of some messages were said already, or are said twice now.
 * @param before what is remembered of the bookable
 * @returns those that are new, those whose key was used for another text, and what is to be remembered, the newest last
 */
export function freshOf(
  before: readonly string[] | null | undefined,
  messages: readonly Spoken[],
): { fresh: Spoken[]; refused: ReadonlySet<Spoken>; said: string[] } {
  const said = [...(before ?? [])]
  const refused = new Set<Spoken>()
  const fresh = messages.filter((message) => {
    const mark = markOf(message)
    const known = said.find((one) => one.split('/')[0] === message.key)
    // what was remembered before there were digests is the same
    if (known !== undefined && known.includes('/') && known !== mark) refused.add(message)
    if (known === undefined) said.push(mark)
    return known === undefined
  })
  return { fresh, refused, said: said.slice(-mostRemembered) }
}

/** Notes what staff say for everybody who stands in a book. @param messages that nobody has been told yet */
export async function speak(
  payload: Payload,
  { parties }: Book,
  messages: readonly Spoken[],
  { now, req }: { now: number; req: InTransaction },
): Promise<void> {
  if (messages.length === 0) return
  // of some in one transaction each has an instant of its own, which messages are told apart by; the first one is that of
  // who has fewer places now (rules/decide.ts)
  const tells = messages.map(({ text }, index): Tell => {
    return { notice: 'message', at: new Date(now + 1 + index).toISOString(), text }
  })
  for (const { id, tell: waiting } of await readAll(payload, [...parties.keys()], req))
    await payload.db.updateOne({
      collection: 'registrations',
      id,
      data: { tell: [...(waiting ?? []), ...tells], hasToTell: true },
      req,
      returning: false,
    })
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
