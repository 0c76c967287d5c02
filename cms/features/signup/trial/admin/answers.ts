import { z } from 'zod'

const count = z.int().nonnegative()

/** GET /api/signup/desk/trial: a course whose first lesson is for trial, or none. */
export const trialAnswer = z.object({
  trial: z
    .object({
      /** When people are asked, and until when they choose. */
      asks: z.iso.datetime(),
      until: z.iso.datetime(),
      /** Registrations with a place, by what was said. */
      asked: count,
      continues: count,
      dropped: count,
    })
    .optional(),
})
export type ShownTrial = NonNullable<z.infer<typeof trialAnswer>['trial']>

/** POST /api/signup/desk/trial */
export const doneAnswer = z.object({ done: z.literal(true) })
