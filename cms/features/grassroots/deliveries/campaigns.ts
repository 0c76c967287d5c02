import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { serviceKinds, valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { idsOf } from '../../../database/documentIds.ts'
import { related } from '../related.ts'
import type { Period } from './rules/standing.ts'

/** Most campaigns that are offered, the latest year first. */
const mostOffered = 100

const day = z.string().transform((instant) => writtenDay(instant))
const row = z.object({
  id: z.string(),
  title: z.string(),
  year: z.number(),
  unit: related,
  kinds: z
    .array(z.enum(valuesOf(serviceKinds)))
    .nullish()
    .transform((kinds) => kinds ?? []),
  periods: z
    .array(z.object({ label: z.string(), from: day, to: day, due: day }))
    .nullish()
    .transform((periods) => periods ?? []),
})

/** A campaign, as far as deliveries are recorded for it. */
export interface RecordedFor extends z.infer<typeof row> {
  periods: Period[]
}

/** Reads the campaigns that are public: for others nothing is recorded. */
export async function readCampaigns({ db }: Pick<Payload, 'db'>, id?: string): Promise<RecordedFor[]> {
  if (id !== undefined && !idsOf(db.name)(id)) return []
  const conditions: Where[] = [
    { _status: { equals: 'published' } },
    { deletedAt: { exists: false } },
    ...(id === undefined ? [] : [{ id: { equals: id } }]),
  ]
  const { docs } = await db.find({
    collection: 'campaigns',
    where: { and: conditions },
    sort: ['-year', 'title'],
    limit: mostOffered,
    pagination: false,
  })
  return docs.map((doc) => row.parse(doc))
}
