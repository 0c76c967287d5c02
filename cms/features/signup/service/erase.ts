import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { wholly } from '../../../database/wholly.ts'
import { untilWritten } from '../../../documents/saving/untilWritten.ts'
import { seatsRow } from '../book/seatsRow.ts'
import { type InTransaction, lockRow } from '../book/store.ts'
import { forgetCertificate } from '../certificates/store/certificates.ts'
import { forgetTexts } from '../feedback/store/feedback.ts'
import { erasePerson } from '../messages/store.ts'
import { erasedFrom } from '../rules/keeping.ts'

/**
 * What is left of a registration: that there was one, with how many places. Code and key are unique, and MongoDB takes
 * what is nothing for the same in all: each has a mark that is its own, and that is no hash of anything.
 */
function erased(id: string): object {
  const mark = `erased/${id}`
  return { person: null, phone: null, code: mark, key: mark, tell: null, hasToTell: false }
}

/** What erasing needs of the server around it. */
interface Eraser {
  payload: Payload
  /** Runs work whose transactions are its own (Port.apart). */
  apart: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Takes out everything that tells who signed up, and what they were told, in one transaction under the lock of the book, as
 * everything that makes messages has it: after a crash nothing is erased or all, and nothing is made of it afterwards. The
 * counts stay.
 * @param now milliseconds since the epoch
 */
export async function eraseRegistration(
  { payload, apart }: Eraser,
  { id, bookable }: { id: string; bookable: string },
  now: number,
): Promise<void> {
  const data = { ...erased(id), erasedAt: new Date(now).toISOString() }
  const erase = async (req: InTransaction): Promise<void> => {
    await lockRow(payload, bookable, req)
    await payload.db.updateOne({ collection: 'registrations', id, data, req, returning: false })
    await erasePerson(payload, id, req)
    await forgetCertificate(payload, id, req)
  }
  await untilWritten(() => apart(() => wholly(payload, erase)))
}

/**
 * Blanks messages whose registration is erased or gone: those that were left by a crash, or came with a backup.
 * @returns how many they were
 */
export async function blankLeftMessages({ payload }: Eraser): Promise<number> {
  let count = 0
  for await (const docs of pagesOf(payload, 'messages', { sealed: { exists: true } })) {
    const left = new Set(docs.map((doc) => message.parse(doc).registration))
    const where: Where = { and: [{ id: { in: [...left] } }, { erasedAt: { exists: false } }] }
    for await (const rows of pagesOf(payload, 'registrations', where))
      for (const { id } of rows.map((doc) => kept.parse(doc))) left.delete(id)
    for (const registration of left) await erasePerson(payload, registration)
    count += left.size
  }
  return count
}

/** Most rows that are read at a time. */
const atOnce = 200

/** How long it is kept who signed up, and by which clock. */
interface Keeping {
  /** In days after all of it is over; whoever agreed to fewer is kept for those. */
  keepDays: number
  /** Milliseconds since the epoch; what is erased by age is gone for good. */
  certainNow: number
}

/**
 * Erases what is known of people of whatever has been over for so long: whoever signed up after an erasure, for what has
 * had new dates since, is erased when those are over.
 * @param now milliseconds since the epoch, of the note that it was done
 * @returns how many registrations were erased
 */
export async function eraseOutlived(eraser: Eraser, { keepDays, certainNow }: Keeping, now: number): Promise<number> {
  const { payload } = eraser
  let count = 0
  for await (const docs of pagesOf(payload, 'seats', { ends: { less_than: new Date(certainNow).toISOString() } })) {
    const ended = new Map(docs.map((doc) => seats.parse(doc)).map(({ key, ends }) => [key, Date.parse(ends)]))
    const where: Where = { and: [{ bookable: { in: [...ended.keys()] } }, { erasedAt: { exists: false } }] }
    const touched = new Set<string>()
    for await (const rows of pagesOf(payload, 'registrations', where))
      for (const row of rows.map((doc) => kept.parse(doc))) {
        if (erasedFrom(ended.get(row.bookable) ?? Infinity, row.consent, keepDays) > certainNow) continue
        await eraseRegistration(eraser, row, now)
        touched.add(row.bookable)
        count++
      }
    // who wrote in words is not known: they are kept as long as anybody's
    for (const [key, ends] of ended)
      if (erasedFrom(ends, undefined, keepDays) <= certainNow && (await forgetTexts(payload, key))) touched.add(key)
    for (const key of touched) await noteErased(payload, key, now)
  }
  return count
}

const message = z.object({ registration: z.string() })
const seats = seatsRow.pick({ key: true }).extend({ ends: z.iso.datetime() })
const kept = z.object({ id: z.string(), bookable: z.string(), consent: z.string().nullish() })

async function noteErased({ db }: Payload, key: string, now: number): Promise<void> {
  const erasedAt = new Date(now).toISOString()
  await db.updateOne({ collection: 'seats', where: { key: { equals: key } }, data: { erasedAt }, returning: false })
}

/** Rows by their ids, so that what becomes of one page does not move the next. */
async function* pagesOf(
  { db }: Payload,
  collection: 'messages' | 'registrations' | 'seats',
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
