import { z } from 'zod'
import { serviceKinds, valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { hostKinds, type Rating, type StepName } from './rules/contract.ts'
import { orderStates, orderSteps } from './rules/states.ts'

const text = z
  .string()
  .nullish()
  .transform((one) => one ?? '')
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((one) => one ?? undefined)

/** One step that was taken. */
const stepTaken = z.object({
  /** ISO 8601. */
  at: z.string(),
  /** Id of the account. */
  by: z.string(),
  step: z.enum(Object.keys(orderSteps) as [StepName]),
  reason: z.string(),
})
export type StepTaken = z.infer<typeof stepTaken>

/** A row of the collection, as both databases give it. */
export const orderRow = z.object({
  id: z.string(),
  key: z.string(),
  code: z.string(),
  service: z.string(),
  kind: z.enum(valuesOf(serviceKinds)),
  ownerUnit: z.string(),
  state: z.enum(valuesOf(orderStates)),
  day: z.string(),
  time: text,
  wishedDay: z.string(),
  wishedTime: text,
  topic: text,
  place: z.string(),
  people: z.number(),
  wishedPeople: z.number(),
  contact: text,
  note: text,
  hostKind: maybe(z.enum(valuesOf(hostKinds))),
  host: maybe(z.string()),
  arrangedNote: text,
  hostStars: maybe(z.number()),
  hostComment: text,
  unitStars: maybe(z.number()),
  unitComment: text,
  delivery: maybe(z.string()),
  placedAt: z.union([z.string(), z.date().transform((date) => date.toISOString())]),
  placedBy: z.string(),
  revision: z.number(),
  history: z
    .array(stepTaken)
    .nullish()
    .transform((all) => all ?? []),
})
export type OrderRow = z.infer<typeof orderRow>

/** As much of a row as a list shows. */
export const listedRow = orderRow.pick({
  ...{ id: true, code: true, service: true, kind: true, ownerUnit: true, state: true },
  ...{ day: true, time: true, place: true, people: true, hostKind: true, host: true },
})
export type ListedRow = z.infer<typeof listedRow>
/** Its columns. */
export const listedFields = Object.fromEntries(
  Object.keys(listedRow.shape)
    .filter((name) => name !== 'id')
    .map((name) => [name, true] as const),
)

/** Who brings it; undefined before it is matched. */
export function hostOf({ hostKind, host }: Pick<OrderRow, 'hostKind' | 'host'>) {
  return hostKind === undefined || host === undefined ? undefined : { kind: hostKind, id: host }
}

/** What somebody thought; undefined while nobody has said so. */
export function ratingOf(stars: number | undefined, comment: string): Rating | undefined {
  return stars === undefined ? undefined : { stars, comment }
}
