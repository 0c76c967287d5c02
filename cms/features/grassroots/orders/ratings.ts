import { sql } from '@payloadcms/db-sqlite/drizzle'
import type { Payload } from 'payload'
import { z } from 'zod'
import { groupedRows } from '../../../database/groupedRows.ts'
import type { Host } from './rules/contract.ts'

const rows = z.array(z.object({ kind: z.string(), id: z.string(), sum: z.number(), count: z.number() }))

/** What units think of those who came. */
export interface Rated {
  /** Mean in tenths of a star. */
  stars: number
  ratings: number
}

/** Adds up, in the database, what units have said of everybody who came. */
export async function readRatings(payload: Pick<Payload, 'db'>): Promise<(host: Host) => Rated | undefined> {
  const by = { kind: '$hostKind', id: '$host' }
  const found = await groupedRows(payload, 'orders', {
    statement: () => sql`
      select host_kind as kind, host as id, sum(host_stars) as sum, count(*) as count
      from orders where host_stars is not null and host is not null group by host_kind, host`,
    stages: () => [
      { $match: { hostStars: { $gte: 1 }, host: { $gt: '' } } },
      { $group: { _id: by, sum: { $sum: '$hostStars' }, count: { $sum: 1 } } },
      { $replaceRoot: { newRoot: { $mergeObjects: ['$_id', '$$ROOT'] } } },
    ],
  })
  const rated = new Map(
    rows
      .parse(found)
      .map(({ kind, id, sum, count }) => [`${kind}/${id}`, { stars: Math.round((sum * 10) / count), ratings: count }]),
  )
  return ({ kind, id }) => rated.get(`${kind}/${id}`)
}
