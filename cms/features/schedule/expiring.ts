import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { neededExpiry } from './expiryKey.ts'
import { create, expiriesOf } from './plans.ts'

/** Collections whose entries may name the time at which they leave the site. */
export const expiringCollections = ['notices', 'calls'] as const

/** Expired entries that are read at a time. */
const atOnce = 50

const row = z.object({ id: z.string(), title: z.string().nullish(), expires: z.string() })
type Expiring = z.infer<typeof row>

/** Whether an entry of a collection may expire. */
export function mayExpire(collection: string): boolean {
  return expiringCollections.some((candidate) => candidate === collection)
}

/**
 * Makes the unpublish of every published entry whose time is over. The published field is what counts, so nothing has
 * to be kept equal when it is edited; the schedule is made when it is due, and goes the way of all schedules. One that
 * failed and waits for a person leaves its entry among these, so all of them are gone through.
 * @param now milliseconds since the epoch
 */
export async function scheduleExpired(payload: Payload, now: number): Promise<void> {
  const instant = new Date(now).toISOString()
  const where: Where = { and: [{ expires: { less_than_equal: instant } }, { _status: { equals: 'published' } }] }
  for (const collection of expiringCollections) {
    let [page, found] = [1, await expiring(payload, collection, where, atOnce)]
    while (found.length > 0) {
      await scheduleNeeded(payload, collection, where, found, now)
      found = found.length < atOnce ? [] : await expiring(payload, collection, where, atOnce, ++page)
    }
  }
}

/**
 * Makes those that are needed. The entries are read again after what is known of their expiries: what another server
 * has carried out by then is known, and what it carries out later keeps the key that both would give.
 */
async function scheduleNeeded(
  payload: Payload,
  collection: (typeof expiringCollections)[number],
  where: Where,
  found: Expiring[],
  now: number,
): Promise<void> {
  const known = await expiriesOf(
    payload,
    found.map(({ id }) => nameOf(collection, id)),
  )
  const isFound: Where = { id: { in: found.map(({ id }) => id) } }
  for (const { id, title, expires } of await expiring(payload, collection, { and: [where, isFound] }, atOnce)) {
    const document = nameOf(collection, id)
    const key = neededExpiry({ document, expires }, known, now)
    if (key === undefined) continue
    try {
      await create(payload, { document, title, action: 'unpublish', at: expires, origin: 'expiry', key })
    } catch (error) {
      // another server on this database was faster
      if (neededExpiry({ document, expires }, await expiriesOf(payload, [document]), now) === key) throw error
    }
  }
}

/** When the next published entry expires: ISO 8601, or undefined. @param now milliseconds since the epoch */
export async function nextExpiry(payload: Payload, now: number): Promise<string | undefined> {
  const where: Where = {
    and: [{ expires: { greater_than: new Date(now).toISOString() } }, { _status: { equals: 'published' } }],
  }
  const firsts = await Promise.all(expiringCollections.map((collection) => expiring(payload, collection, where, 1)))
  return firsts
    .flat()
    .map(({ expires }) => expires)
    .sort()[0]
}

async function expiring(
  payload: Payload,
  collection: (typeof expiringCollections)[number],
  where: Where,
  limit: number,
  page = 1,
): Promise<Expiring[]> {
  const { docs } = await payload.db.find({
    collection,
    where,
    sort: ['expires', 'id'],
    select: { title: true, expires: true },
    limit,
    page,
    // MongoDB's adapter takes no account of the page otherwise
    pagination: true,
  })
  return docs.map((doc) => row.parse(doc))
}
