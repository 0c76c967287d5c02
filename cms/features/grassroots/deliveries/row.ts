import { z } from 'zod'
import { factNames, type Facts, facts, type SomeFacts } from './rules/contract.ts'

const texts = z
  .array(z.string())
  .nullish()
  .transform((all) => all ?? [])
const text = z
  .string()
  .nullish()
  .transform((one) => one ?? '')

/** One change, for whoever asks why a number is another one. */
const changed = z.object({
  /** ISO 8601. */
  at: z.string(),
  /** Id of the account. */
  by: z.string(),
  reason: z.string(),
  /** What stood there until then; of a withdrawal nothing. */
  before: z.record(z.string(), z.unknown()),
})

/** A row of the collection, as both databases give it. */
export const deliveryRow = z.object({
  id: z.string(),
  key: z.string(),
  campaign: z.string(),
  ownerUnit: z.string(),
  ...facts.pick({ day: true, level: true, channel: true }).shape,
  kind: facts.shape.kind.nullish().transform((kind) => kind ?? null),
  place: z.string(),
  people: z.number(),
  mediaLinks: texts,
  photos: texts,
  provider: text,
  note: text,
  isWithdrawn: z
    .boolean()
    .nullish()
    .transform((is) => is === true),
  recordedAt: z.iso.datetime(),
  revision: z.number(),
  history: z
    .array(changed)
    .nullish()
    .transform((all) => all ?? []),
})
export type DeliveryRow = z.infer<typeof deliveryRow>

/** As much of a row as is compared with another one. */
export const alikeRow = deliveryRow.pick({ id: true, key: true, ownerUnit: true, kind: true, day: true, place: true })
/** Its columns. */
export const alikeFields = { key: true, ownerUnit: true, kind: true, day: true, place: true } as const

/** What is known of the delivery of a row. */
export function factsOf(row: DeliveryRow): Facts {
  return Object.fromEntries(factNames.map((name) => [name, row[name]])) as Facts
}

/** Columns that hold some of what is known of a delivery. */
export function columnsOf(some: SomeFacts): object {
  return { ...some, ...(some.mediaLinks !== undefined && { mediaReports: some.mediaLinks.length }) }
}
