import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { create } from './plans.ts'

/** Collections whose entries may name the time at which they leave the site. */
export const expiringCollections = ['notices', 'calls'] as const

/** Expired entries that are taken up at a time. */
const atOnce = 50

const row = z.object({ id: z.string(), title: z.string().nullish(), expires: z.string() })

/** Whether an entry of a collection may expire. */
export function mayExpire(collection: string): boolean {
  return expiringCollections.some((candidate) => candidate === collection)
}

/**
 * Makes the unpublish of every published entry whose time is over. The published field is what counts, so nothing has
 * to be kept equal when it is edited; the schedule is made when it is due, and goes the way of all schedules.
 * @param now milliseconds since the epoch
 */
export async function scheduleExpired(payload: Payload, now: number): Promise<void> {
  const instant = new Date(now).toISOString()
  for (const collection of expiringCollections) {
    const where: Where = { and: [{ expires: { less_than_equal: instant } }, { _status: { equals: 'published' } }] }
    for (const { id, title, expires } of await expiring(payload, collection, where, atOnce)) {
      const document = `${collection}/${id}`
      const key = `${document} ${expires}`
      const { totalDocs } = await payload.db.count({ collection: 'schedules', where: { key: { equals: key } } })
      if (totalDocs > 0) continue
      try {
        await create(payload, { document, title, action: 'unpublish', at: expires, origin: 'expiry', key })
      } catch (error) {
        // another server on this database was faster
        const made = await payload.db.count({ collection: 'schedules', where: { key: { equals: key } } })
        if (made.totalDocs === 0) throw error
      }
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
) {
  const { docs } = await payload.db.find({
    collection,
    where,
    sort: 'expires',
    select: { title: true, expires: true },
    limit,
    pagination: false,
  })
  return docs.map((doc) => row.parse(doc))
}
