import type { Payload } from 'payload'
import type { RegistrationRow } from '../book/registrationRow.ts'
import { forgetCertificate } from '../certificates/store/certificates.ts'
import { forgetTexts } from '../feedback/store/feedback.ts'
import { erasePerson } from '../messages/store.ts'

/** What is left of a registration: that there was one, with how many places. */
const erased = { person: null, phone: null, code: null, key: null, tell: null, hasToTell: false }

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
  await payload.db.updateOne({ collection: 'registrations', id, data: { ...erased, erasedAt }, returning: false })
  // afterwards: no message is made of one that is erased
  await erasePerson(payload, id)
  await forgetCertificate(payload, id)
}

/** Most registrations that are read at a time. */
const atOnce = 200

/**
 * Erases what is known of people of whatever has been over for so long.
 * @param before ISO 8601: what ended earlier
 * @param now milliseconds since the epoch
 * @returns how many registrations were erased
 */
export async function eraseOutlived(payload: Payload, before: string, now: number): Promise<number> {
  const { docs } = await payload.db.find({
    collection: 'seats',
    where: { and: [{ ends: { less_than: before } }, { erasedAt: { exists: false } }] },
    select: { key: true },
    pagination: false,
    limit: atOnce,
  })
  let count = 0
  for (const { id, key } of docs as unknown as { id: string; key: string }[]) {
    count += await eraseOf(payload, key, now)
    await forgetTexts(payload, key)
    const erasedAt = new Date(now).toISOString()
    await payload.db.updateOne({ collection: 'seats', id, data: { erasedAt }, returning: false })
  }
  return count
}

async function eraseOf(payload: Payload, bookable: string, now: number): Promise<number> {
  for (let count = 0; ;) {
    const { docs } = await payload.db.find({
      collection: 'registrations',
      where: { and: [{ bookable: { equals: bookable } }, { erasedAt: { exists: false } }] },
      select: { number: true },
      pagination: false,
      limit: atOnce,
    })
    for (const { id } of docs) await eraseRegistration(payload, String(id), now)
    count += docs.length
    if (docs.length < atOnce) return count
  }
}
