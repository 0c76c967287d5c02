import type { Payload } from 'payload'
import { z } from 'zod'
import { insertAll } from '../../../database/insertAll.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import type { Written } from './batch.ts'
import { columnsOf, type Tell, tell } from './registrationRow.ts'
import type { FixedPrice } from '../../../../site/catalogue/signUp/fee.ts'
import type { InTransaction } from './store.ts'

/** What a new registration has besides its place in the book: hashes, and the sealed person. */
export interface NewRegistration {
  phone: string
  code: string
  key: string
  person: string
  consent: string
  /** What it costs, as it was when it was made; undefined for what is free. */
  price?: FixedPrice | undefined
}

const told = z.object({ id: z.string(), tell: z.array(tell).nullish().catch(undefined) })

/**
 * Writes what a batch has come to.
 * @param registrations of the new ones, by their ids
 */
export async function writeChanges(
  payload: Payload,
  bookable: Bookable,
  written: readonly Written[],
  registrations: ReadonlyMap<string, NewRegistration>,
  { now, req }: { now: number; req: InTransaction },
): Promise<void> {
  const at = new Date(now).toISOString()
  const told = await readTold(payload, written, req)
  const { collection: library, entry, occasion = null } = bookable
  const rows = []
  for (const { party, isNew, tells: fresh } of written) {
    const tells: Tell[] = [...(told.get(party.id) ?? []), ...fresh.map((one) => ({ ...one, at }))]
    const data = { ...columnsOf(party), tell: tells, hasToTell: tells.length > 0 }
    if (!isNew) {
      await payload.db.updateOne({ collection: 'registrations', id: party.id, data, req, returning: false })
      continue
    }
    const own = registrations.get(party.id)
    if (own === undefined) throw new Error('a new registration brings what it is stored with')
    const of = { id: party.id, bookable: keyOf(bookable), library, entry, occasion }
    rows.push({ ...of, ...own, consentAt: at, createdAt: at, updatedAt: at, ...data })
  }
  await insertAll(payload, 'registrations', rows, req)
}

/** What is still to be told of those that are stored. */
async function readTold(
  payload: Payload,
  written: readonly Written[],
  req: InTransaction,
): Promise<Map<string, Tell[]>> {
  const ids = written.filter(({ isNew }) => !isNew).map(({ party }) => party.id)
  if (ids.length === 0) return new Map()
  const { docs } = await payload.db.find({
    collection: 'registrations',
    where: { and: [{ id: { in: ids } }, { hasToTell: { equals: true } }] },
    select: { tell: true },
    pagination: false,
    limit: 0,
    req,
  })
  return new Map(docs.map((doc) => told.parse(doc)).map(({ id, tell: before }) => [id, before ?? []]))
}
