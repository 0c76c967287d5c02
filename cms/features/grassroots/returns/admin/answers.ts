import { z } from 'zod'
import { valuesOf } from '../../../../../site/catalogue/vocabulary.ts'
import { formTemplate } from '../../../../content/campaigns/template.ts'
import { states, steps } from './words.ts'

const values = z.record(z.string(), z.number())
const state = z.enum(valuesOf(states))
const period = z.object({
  ...{ id: z.string(), label: z.string(), from: z.string(), to: z.string(), due: z.string(), locks: z.string() },
})

/** What one can report of. */
export const campaignsAnswer = z.object({
  campaigns: z.array(z.object({ id: z.string(), title: z.string(), year: z.number(), periods: z.array(period) })),
})
export type CampaignsAnswer = z.infer<typeof campaignsAnswer>

const listed = z.object({
  unit: z.string(),
  name: z.string(),
  above: z.string().nullable(),
  /** Null while nobody has begun it. */
  state: state.nullable(),
  isLate: z.boolean(),
  submittedAt: z.string().nullable(),
  /** The level that is to act. */
  waitsFor: z.string().nullable(),
})
export type ListedReturn = z.infer<typeof listed>
export const listAnswer = z.object({ forms: z.array(listed) })

const paper = { template: formTemplate, kinds: z.array(z.string()) }
const change = z.object({ key: z.string(), before: z.number(), after: z.number() })

/** One form, as whoever asks sees it. */
export const returnAnswer = z.object({
  campaign: z.object({ id: z.string(), title: z.string() }),
  period,
  unit: z.object({ id: z.string(), name: z.string() }),
  ...paper,
  values,
  stated: values,
  reasons: z.record(z.string(), z.string()),
  /** What the deliveries say now; null where none is recorded. */
  drawn: values.nullable(),
  /** Where the form says something else than the deliveries. */
  changed: z.array(change),
  problems: z.array(z.object({ key: z.string(), message: z.string() })),
  state,
  version: z.number(),
  /** 0 while nobody has begun it. */
  revision: z.number(),
  submittedAt: z.string().nullable(),
  isLate: z.boolean(),
  exceptedUntil: z.string().nullable(),
  levels: z.array(z.object({ unit: z.string(), name: z.string(), approvedAt: z.string().nullable() })),
  steps: z.array(z.enum(valuesOf(steps))),
  mayFill: z.boolean(),
  mayExcept: z.boolean(),
  history: z.array(
    z.object({ at: z.string(), name: z.string(), what: z.string(), comment: z.string(), version: z.number() }),
  ),
  earlier: z.array(z.object({ version: z.number(), until: z.string(), values })),
})
export type ReturnAnswer = z.infer<typeof returnAnswer>

/** What was handed in, by the tree of units. */
export const rollUpAnswer = z.object({
  ...paper,
  rows: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      /** Below the top, from 0. */
      depth: z.number(),
      state: state.nullable(),
      own: values,
      values,
      reported: z.number(),
      expected: z.number(),
      /** Sessions that it is to hold with all below it; null where nobody has broken the campaign down. */
      target: z.number().nullable(),
    }),
  ),
})
export type RollUpAnswer = z.infer<typeof rollUpAnswer>
