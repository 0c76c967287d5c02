import { z } from 'zod'
import { mostInCell } from '../../../../site/catalogue/campaigns/people.ts'
import { valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { formTemplate } from '../../../content/campaigns/template.ts'
import { line } from '../line.ts'
import { states, steps } from './admin/words.ts'

/** Longest reason or comment, in characters; most cells that a form can have. */
export const [longestComment, mostCells] = [200, 200]

const number = z.int('要填整数。').min(0, '不能小于 0。').max(mostInCell, '数太大，请核对。')
/** Numbers of a form by the keys of its cells, people in 人次. */
export const storedValues = z.record(z.string().max(60), number)
/** Why a number is not the one that the deliveries say, by cell. */
export const storedReasons = z.record(z.string().max(60), line(longestComment, '原因'))

/** The form as it was when it was handed in. */
const paper = z.object({
  template: formTemplate,
  kinds: z.array(z.string()),
  unitName: z.string(),
  /** Whether deliveries had been recorded by then: it is told when they are gone later. */
  isDrawn: z.boolean(),
})

/** What somebody did with a return. */
const event = z.object({
  at: z.string(),
  by: z.string(),
  name: z.string(),
  what: z.enum([...valuesOf(steps), 'save', 'except']),
  comment: z.string(),
  version: z.number(),
})
export type ReturnEvent = z.infer<typeof event>

/** A version that was opened again. */
const earlier = z.object({
  version: z.number(),
  values: storedValues,
  reasons: storedReasons,
  submittedAt: z.string().nullable(),
  until: z.string(),
})

const listOf = <T extends z.ZodType>(schema: T) =>
  z
    .array(schema)
    .nullish()
    .transform((all) => all ?? [])
const recordOf = <T extends z.ZodType<Record<string, unknown>>>(schema: T) =>
  schema.nullish().transform((all) => all ?? ({} as z.infer<T>))

/** A return as it is stored. */
export const returnRow = z.object({
  id: z.string(),
  key: z.string(),
  unit: z.string(),
  revision: z.number(),
  state: z.enum(valuesOf(states)),
  version: z.number(),
  submittedAt: z
    .union([z.string(), z.date().transform((date) => date.toISOString())])
    .nullish()
    .transform((at) => at ?? undefined),
  isLate: z
    .boolean()
    .nullish()
    .transform((isLate) => isLate === true),
  exceptedUntil: z
    .string()
    .nullish()
    .transform((day) => day ?? undefined),
  approvals: listOf(z.object({ unit: z.string(), at: z.string(), by: z.string() })),
  /** Undefined while nobody has written any: then the form fills itself, whatever else its row has. */
  values: storedValues.nullish().transform((all) => all ?? undefined),
  stated: recordOf(storedValues),
  reasons: recordOf(storedReasons),
  paper: paper.nullish().transform((one) => one ?? undefined),
  history: listOf(event),
  earlier: listOf(earlier),
})
export type ReturnRow = z.infer<typeof returnRow>

/** As much of it as a list of many takes: a history is longer than all of that. */
export const listedFields = {
  unit: true,
  state: true,
  version: true,
  submittedAt: true,
  isLate: true,
  approvals: true,
  values: true,
} as const
export const listedRow = returnRow.pick(listedFields)
export type ListedRow = z.infer<typeof listedRow>
