import type { CollectionSlug, Payload } from 'payload'
import { z } from 'zod'
import { writtenDay } from '../../../base/time/wallClock.ts'
import type { Sums } from '../form/fill.ts'

/** Whose deliveries are added up, and of which days: YYYY-MM-DD of Shanghai, both counted. */
export interface SumsAsked {
  campaign: string
  unit: string
  from: string
  to: string
}

/**
 * Adds up what a unit has delivered, by all that forms tell apart.
 * @returns nothing where it has recorded nothing, or nobody records
 */
export type SumsFor = (payload: Payload, asked: SumsAsked) => Promise<readonly Sums[]>

const delivery = z.object({
  date: z.union([z.string(), z.date().transform((date) => date.toISOString())]),
  kind: z.string(),
  level: z.string().nullish(),
  channel: z.string().nullish(),
  people: z.number().nullish(),
  mediaLinks: z.array(z.unknown()).nullish(),
})

/** As it is where a collection `deliveries` stands beside: one session a row. */
export const sumsOfDeliveries: SumsFor = async (payload, { campaign, unit, from, to }) => {
  if (!Object.hasOwn(payload.collections, 'deliveries')) return []
  const { docs } = await payload.db.find({
    // the capability that records them may not be there
    collection: 'deliveries' as CollectionSlug,
    where: { and: [{ campaign: { equals: campaign } }, { ownerUnit: { equals: unit } }] },
    pagination: false,
    limit: 0,
  })
  return docs
    .map((doc) => delivery.parse(doc))
    .filter(({ date }) => writtenDay(date) >= from && writtenDay(date) <= to)
    .map(({ kind, level, channel, people, mediaLinks }) => ({
      ...{ kind, level: level ?? '', channel: channel ?? '', sessions: 1 },
      ...{ people: people ?? 0, mediaReports: mediaLinks?.length ?? 0 },
    }))
}
