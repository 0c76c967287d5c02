import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { RegistrationRow } from '../book/registrationRow.ts'
import { forgetCertificate } from '../certificates/store/certificates.ts'
import { forgetTexts } from '../feedback/store/feedback.ts'
import { erasePerson } from '../messages/store.ts'

/**
 * What is left of a registration: that there was one, with how many places. Code and key are unique, and MongoDB takes
 * what is nothing for the same in all: each has a mark that is its own, and that is no hash of anything.
 */
function erased(id: string): object {
  const mark = `erased/${id}`
  return { person: null, phone: null, code: mark, key: mark, tell: null, hasToTell: false }
}

/** What is stored of somebody, to be handed to them. */
export function copyFor(row: RegistrationRow, person: object): object {
  const { state, seats, number, createdAt, bookable, trial, price, paid } = row
  const money = price && { price, paid: paid ?? 0 }
  return { bookable, state, seats, number, madeAt: createdAt, ...(trial && { trial }), ...money, ...person }
}

/**
 * Takes out everything that tells who signed up, and what they were told; the counts stay.
 * @param now milliseconds since the epoch
 */
export async function eraseRegistration(payload: Payload, id: string, now: number): Promise<void> {
  const erasedAt = new Date(now).toISOString()
  await payload.db.updateOne({ collection: 'registrations', id, data: { ...erased(id), erasedAt }, returning: false })
  // afterwards: no message is made of one that is erased
  await erasePerson(payload, id)
  await forgetCertificate(payload, id)
}

/** Most rows that are read at a time. */
const atOnce = 200

/**
 * Erases what is known of people of whatever has been over for so long: whoever signed up after an erasure, for what has
 * had new dates since, is erased when those are over.
 * @param before ISO 8601: what ended earlier
 * @param now milliseconds since the epoch
 * @returns how many registrations were erased
 */
export async function eraseOutlived(payload: Payload, before: string, now: number): Promise<number> {
  let count = 0
  for await (const ended of pagesOf(payload, 'seats', { ends: { less_than: before } })) {
    const keys = ended.map((doc) => seats.parse(doc).key)
    const where: Where = { and: [{ bookable: { in: keys } }, { erasedAt: { exists: false } }] }
    const touched = new Set<string>()
    for await (const rows of pagesOf(payload, 'registrations', where))
      for (const { id, bookable } of rows.map((doc) => kept.parse(doc))) {
        await eraseRegistration(payload, id, now)
        touched.add(bookable)
        count++
      }
    for (const key of keys) if (await forgetTexts(payload, key)) touched.add(key)
    for (const key of touched) await noteErased(payload, key, now)
  }
  return count
}

const seats = z.object({ key: z.string() })
const kept = z.object({ id: z.string(), bookable: z.string() })

async function noteErased({ db }: Payload, key: string, now: number): Promise<void> {
  const erasedAt = new Date(now).toISOString()
  await db.updateOne({ collection: 'seats', where: { key: { equals: key } }, data: { erasedAt }, returning: false })
}

/** Rows by their ids, so that what becomes of one page does not move the next. */
async function* pagesOf(
  { db }: Payload,
  collection: 'registrations' | 'seats',
  where: Where,
): AsyncGenerator<readonly unknown[]> {
  for (let after = ''; ;) {
    const and = [where, ...(after === '' ? [] : [{ id: { greater_than: after } }])]
    const { docs } = await db.find({ collection, where: { and }, sort: 'id', limit: atOnce, pagination: false })
    if (docs.length > 0) yield docs
    if (docs.length < atOnce) return
    after = String(docs.at(-1)?.['id'])
  }
}
