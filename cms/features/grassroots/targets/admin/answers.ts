import { z } from 'zod'

const unit = z.object({ id: z.string(), name: z.string() })
export type OfferedUnit = z.infer<typeof unit>

/** The campaigns that targets can be set for. */
export const campaignsAnswer = z.object({
  campaigns: z.array(z.object({ id: z.string(), title: z.string(), year: z.number() })),
})

const row = z.object({
  /** As it stood in the table. */
  name: z.string(),
  unit: z.string(),
  /** What the unit is called now; null when it is gone. */
  unitName: z.string().nullable(),
  number: z.number(),
})

/** A breakdown as it is kept. */
export const targetsAnswer = z.object({
  rows: z.array(row),
  /** What the table itself says as its sum; null where it says none, or where one sees only some of its rows. */
  stated: z.number().nullable(),
  /** What its rows add up to: of those that one sees. */
  computed: z.number(),
  /** 0 while there is none. */
  revision: z.number(),
  mayChange: z.boolean(),
  /** To choose from, for whoever may change it. */
  units: z.array(unit),
})
export type TargetsAnswer = z.infer<typeof targetsAnswer>

/** A table as it was read; nothing of it is kept yet. */
export const readAnswer = z.object({
  rows: z.array(z.object({ name: z.string(), number: z.number(), unit: unit.nullable(), suggestions: z.array(unit) })),
  stated: z.number().nullable(),
  computed: z.number(),
  problems: z.array(z.object({ row: z.number(), message: z.string() })),
})
export type ReadAnswer = z.infer<typeof readAnswer>
