import { z } from 'zod'

const count = z.int().nonnegative()

/** GET /api/signup/desk/feedback */
export const feedbackAnswer = z.object({
  count,
  /** Fewest answers of which something is shown. */
  fewest: count,
  questions: z.array(z.object({ question: z.string(), counts: z.array(count), mean: z.number() })),
  texts: z.array(z.string()),
  /** A drawing of the same numbers; missing while there are too few. */
  svg: z.string().optional(),
})
export type ShownFeedback = z.infer<typeof feedbackAnswer>
