import type { Payload, PayloadRequest } from 'payload'
import { wholly } from '../../../database/wholly.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { type RegistrationRow, registrationRow, type Tell } from '../book/registrationRow.ts'
import { type Bookable, bookable as bookableSchema } from '../asked/contract.ts'
import { SealError, type Vault } from '../persons/vault.ts'
import { arrangementOf, type Entries } from './arrangement.ts'
import { toldSchema } from '../rules/changes.ts'
import { compose, isStillTrue, type Material, usefulUntil } from './compose.ts'
import { sealLetter } from './letter.ts'
import type { MessageSettings } from './settings.ts'
import { type NewMessage, storeMessages } from './store.ts'

/** What messages are made with. */
export interface Workshop {
  payload: Payload
  vault: Vault
  entries: Entries
  siteUrl: string
  /** Runs work whose transactions are its own (Port.apart). */
  apart: <T>(work: () => Promise<T>) => Promise<T>
}

/** Registrations of one transaction: few, so that nobody who signs up waits for long. */
const atOnce = 20

/**
 * Registrations of which something is to be told, and what they are for.
 * @param without ids of those that are left out
 */
export async function toTell(
  { db }: Pick<Payload, 'db'>,
  without: ReadonlySet<string>,
  limit = atOnce,
): Promise<{ id: string; of: Bookable | undefined }[]> {
  const others = without.size === 0 ? [] : [{ id: { not_in: [...without] } }]
  const { docs } = await db.find({
    collection: 'registrations',
    where: { and: [{ hasToTell: { equals: true } }, ...others] },
    sort: 'updatedAt',
    limit,
    pagination: false,
  })
  return docs.map((doc) => ({ id: String(doc['id']), of: bookableOf(doc) }))
}

/** What a stored row is about; undefined for one of a library that is not there any more. */
export function bookableOf(row: object): Bookable | undefined {
  const { library, entry, occasion } = row as Partial<Record<'library' | 'entry' | 'occasion', unknown>>
  return bookableSchema.safeParse({ collection: library, entry, occasion: occasion ?? undefined }).data
}

/**
 * Makes messages of what is to be told to some registrations, and notes that they were made, in one transaction: after a
 * crash at any point each is there once, or is still to be made.
 * @param now milliseconds since the epoch
 * @returns how many messages are new
 */
export async function makeMessages(
  workshop: Workshop,
  ids: readonly string[],
  { templates }: MessageSettings,
  now: number,
): Promise<number> {
  const { payload, apart } = workshop
  return apart(() =>
    wholly(payload, async (req) => {
      const messages: NewMessage[] = []
      // most are of one thing
      const told = new Map<string, Awaited<ReturnType<typeof toldOf>>>()
      for (const id of ids) {
        // the write comes first: from then on nobody else adds to what is to be told
        const where = { and: [{ id: { equals: id } }, { hasToTell: { equals: true } }] }
        const taken = await writeIf(payload, 'registrations', where, { hasToTell: false }, req)
        if (taken === undefined) continue
        const row = registrationRow.parse(taken)
        if (!told.has(row.bookable)) told.set(row.bookable, await toldOf(payload, row.bookable, req))
        messages.push(...messagesOf(workshop, row, row.tell ?? [], told.get(row.bookable), templates))
        await writeIf(payload, 'registrations', { id: { equals: id } }, { tell: [] }, req)
      }
      return storeMessages(payload, messages, now, req)
    }),
  )
}

/** What people were told of the times, by the name of a bookable; undefined when nothing was. */
async function toldOf({ db }: Payload, key: string, req: PayloadRequest) {
  const row = await db.findOne({ collection: 'seats', where: { key: { equals: key } }, req })
  return toldSchema.safeParse((row as { told?: unknown } | null)?.told).data
}

/** The messages to one person; none to who has had their data erased, or whose data cannot be opened. */
export function messagesOf(
  { vault, entries, siteUrl }: Pick<Workshop, 'vault' | 'entries' | 'siteUrl'>,
  row: RegistrationRow,
  tells: readonly Tell[],
  told: Material['arrangement'] | undefined,
  templates: MessageSettings['templates'],
): NewMessage[] {
  if (!row.person || row.erasedAt) return []
  const person = unsealed(vault, row.person)
  const of = bookableOf(row)
  if (person === undefined) return []
  const arrangement = (of && arrangementOf(entries, of)) ?? told ?? { times: [] }
  return tells
    .filter(({ notice }) => isStillTrue(notice, row))
    .map((tell) => {
      const material = { registration: row, person, arrangement, entries, template: templates[tell.notice], siteUrl }
      return {
        key: `${row.id}/${tell.notice}/${Date.parse(tell.at)}`,
        registration: row.id,
        bookable: row.bookable,
        notice: tell.notice,
        sealed: sealLetter(vault, compose(tell, material)),
        until: usefulUntil(tell, material),
      }
    })
}

function unsealed(vault: Vault, person: string) {
  try {
    return vault.unseal(person)
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}
