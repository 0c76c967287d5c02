import { sql, type SQL } from '@payloadcms/db-sqlite/drizzle'
import type { Payload } from 'payload'
import { z } from 'zod'
import { groupedRows } from '../../../database/groupedRows.ts'
import { storedInstant } from '../../../base/time/sentInstant.ts'

/** Who came to one lesson, showing or date, as it was checked in. Nobody is named, and it stays when registrations are erased. */
export interface Headcount {
  /** What was signed up for: a whole course, or the one date. */
  bookable: string
  library: string
  entry: string
  /** Id of the row of the entry. */
  lesson: string
  /** When it was to begin, ISO 8601; undefined where that was not known when the first came. */
  lessonAt: string | undefined
  /** Registrations that came, persons with those who had not signed up, and how many of them those are. */
  parties: number
  people: number
  walkIns: number
  /** Registrations that were noted as absent. */
  absent: number
}

/** Of which lessons heads are counted: those of some entries or bookables, or those that were to begin within a span of time. */
export type Counted =
  | { entries: readonly string[] }
  | { bookables: readonly string[] }
  /** ISO 8601, the first within it and the last not. */
  | { from: string; before: string }

const row = z.object({
  ...{ bookable: z.string(), library: z.string(), entry: z.string(), lesson: z.string() },
  lessonAt: z.preprocess(
    (at) => (at instanceof Date && !Number.isNaN(at.getTime()) ? at.toISOString() : at),
    storedInstant.transform((at) => at ?? undefined),
  ),
  ...{ parties: z.number(), people: z.number(), walkIns: z.number(), absent: z.number() },
})

/**
 * What was checked in, counted by lesson: the one place where it is, for the desk and for whatever makes statistics of it
 * (another capability imports this function, nothing else of attendance). It is counted in the database: a lesson to which
 * thousands came costs no more than one to which nobody did.
 */
export async function readHeadcounts(payload: Pick<Payload, 'db'>, of: Counted): Promise<Headcount[]> {
  const ask = { statement: () => statementOf(of), stages: () => stagesOf(of) }
  return z.array(row).parse(await groupedRows(payload, 'attendances', ask))
}

function statementOf(of: Counted): SQL {
  // one value: a list of thousands would be as many
  const among = (all: readonly string[]): SQL => sql`(select value from json_each(${JSON.stringify(all)}))`
  const where =
    'entries' in of
      ? sql`entry in ${among(of.entries)}`
      : 'bookables' in of
        ? sql`bookable in ${among(of.bookables)}`
        : sql`lesson_at >= ${new Date(of.from).toISOString()} and lesson_at < ${new Date(of.before).toISOString()}`
  return sql`
    select bookable, library, entry, lesson, min(lesson_at) as "lessonAt",
      sum(state = 'came' and coalesce(registration, '') <> '') as parties,
      sum(case when state = 'came' then people else 0 end) as people,
      sum(case when state = 'came' and coalesce(registration, '') = '' then people else 0 end) as "walkIns",
      sum(state = 'absent') as absent
    from attendances where ${where}
    group by bookable, library, entry, lesson order by bookable, lesson`
}

function stagesOf(of: Counted): object[] {
  const match =
    'entries' in of
      ? { entry: { $in: [...of.entries] } }
      : 'bookables' in of
        ? { bookable: { $in: [...of.bookables] } }
        : { lessonAt: { $gte: new Date(of.from), $lt: new Date(of.before) } }
  const came = { $eq: ['$state', 'came'] }
  const isNamed = { $ne: [{ $ifNull: ['$registration', ''] }, ''] }
  return [
    { $match: match },
    {
      $group: {
        _id: { bookable: '$bookable', library: '$library', entry: '$entry', lesson: '$lesson' },
        lessonAt: { $min: '$lessonAt' },
        parties: { $sum: { $cond: [{ $and: [came, isNamed] }, 1, 0] } },
        people: { $sum: { $cond: [came, '$people', 0] } },
        walkIns: { $sum: { $cond: [{ $and: [came, { $not: [isNamed] }] }, '$people', 0] } },
        absent: { $sum: { $cond: [{ $eq: ['$state', 'absent'] }, 1, 0] } },
      },
    },
    { $replaceRoot: { newRoot: { $mergeObjects: ['$_id', '$$ROOT'] } } },
    { $sort: { bookable: 1, lesson: 1 } },
  ]
}
