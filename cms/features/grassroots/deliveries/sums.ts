import { sql, type SQL } from '@payloadcms/db-sqlite/drizzle'
import type { Payload } from 'payload'
import { z } from 'zod'
import { deliveryChannels, deliveryLevels, valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { groupedRows } from '../../../database/groupedRows.ts'

const row = z.object({
  unit: z.string(),
  /** Empty where the campaign tells no kinds apart. */
  kind: z
    .string()
    .nullish()
    .transform((kind) => kind ?? ''),
  level: z.enum(valuesOf(deliveryLevels)),
  channel: z.enum(valuesOf(deliveryChannels)),
  sessions: z.number(),
  people: z.number(),
  mediaReports: z.number(),
})
/** What a unit has delivered of one kind, at one level, by one channel; people in 人次. */
export type DeliverySums = z.infer<typeof row>

/** Which deliveries are added up. */
export interface Counted {
  /** Id of the campaign. */
  campaign: string
  /** First and last day, YYYY-MM-DD; all days where they are missing. */
  from?: string | undefined
  to?: string | undefined
  /** Ids of units; all where they are missing. */
  units?: readonly string[] | undefined
}

/**
 * Adds up what was delivered, in the database, by unit, kind, level and channel: the one place where it is, for forms and pages.
 * What was withdrawn does not count. Each unit has its own; those above it add it up (roll/rollUp.ts).
 */
export async function sumsOf(payload: Pick<Payload, 'db'>, counted: Counted): Promise<DeliverySums[]> {
  if (counted.units?.length === 0) return []
  const ask = { statement: () => statementOf(counted), stages: () => stagesOf(counted) }
  return z.array(row).parse(await groupedRows(payload, 'deliveries', ask))
}

function statementOf({ campaign, from, to, units }: Counted): SQL {
  const conditions = [
    sql`campaign = ${campaign}`,
    sql`coalesce(is_withdrawn, 0) = 0`,
    ...(from === undefined ? [] : [sql`day >= ${from}`]),
    ...(to === undefined ? [] : [sql`day <= ${to}`]),
    // one value: a list of a thousand units would be as many
    ...(units === undefined ? [] : [sql`owner_unit in (select value from json_each(${JSON.stringify(units)}))`]),
  ]
  return sql`
    select owner_unit as unit, kind, level, channel,
      count(*) as sessions, sum(people) as people, sum(media_reports) as "mediaReports"
    from deliveries where ${sql.join(conditions, sql` and `)}
    group by owner_unit, kind, level, channel order by owner_unit, kind, level, channel`
}

function stagesOf({ campaign, from, to, units }: Counted): object[] {
  const day = { ...(from !== undefined && { $gte: from }), ...(to !== undefined && { $lte: to }) }
  const by = { unit: '$ownerUnit', kind: { $ifNull: ['$kind', null] }, level: '$level', channel: '$channel' }
  return [
    {
      $match: {
        campaign,
        isWithdrawn: { $ne: true },
        ...(Object.keys(day).length > 0 && { day }),
        ...(units !== undefined && { ownerUnit: { $in: [...units] } }),
      },
    },
    {
      $group: {
        _id: by,
        sessions: { $sum: 1 },
        people: { $sum: '$people' },
        mediaReports: { $sum: '$mediaReports' },
      },
    },
    { $replaceRoot: { newRoot: { $mergeObjects: ['$_id', '$$ROOT'] } } },
    { $sort: { unit: 1, kind: 1, level: 1, channel: 1 } },
  ]
}
