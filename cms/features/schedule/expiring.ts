import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { create, madeKeys } from './plans.ts'

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
      await scheduleNew(payload, collection, found)
      found = found.length < atOnce ? [] : await expiring(payload, collection, where, atOnce, ++page)
    }
  }
}

/** Makes those that have not been made before. */
async function scheduleNew(payload: Payload, collection: string, entries: Expiring[]): Promise<void> {
  const plans = entries.map(({ id, title, expires }) => {
    const document = nameOf(collection, id)
    return {
      document,
      title,
      action: 'unpublish',
      at: expires,
      origin: 'expiry',
      key: `${document} ${expires}`,
    } as const
  })
  const made = await madeKeys(
    payload,
    plans.map(({ key }) => key),
  )
  for (const plan of plans.filter(({ key }) => !made.has(key))) {
    try {
      await create(payload, plan)
    } catch (error) {
      // another server on this database was faster
      if (!(await madeKeys(payload, [plan.key])).has(plan.key)) throw error
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
