import { z } from 'zod'

const instant = z.iso.datetime()

/** GET and POST /api/signup/desk/make-ups: the lessons of a registration, and where one can be made up. */
export const makeUpsAnswer = z.object({
  attended: z.int(),
  lessons: z.array(
    z.object({
      id: z.string(),
      number: z.int(),
      start: instant,
      state: z.enum(['came', 'absent', 'unknown', 'made-up']),
    }),
  ),
  elsewhere: z.array(
    z.object({
      collection: z.literal('courses'),
      entry: z.string(),
      occasion: z.string(),
      title: z.string(),
      start: instant,
    }),
  ),
})
export type MakeUpsAnswer = z.infer<typeof makeUpsAnswer>
