/** What is answered when attendance is taken. */
import { z } from 'zod'

const count = z.int().nonnegative()

export const scanAnswer = z.union([
  z.object({
    id: z.string(),
    taken: z.object({
      /** Missing of those who had not signed up. */
      registration: z.string().optional(),
      number: count.optional(),
      /** Masked. */
      name: z.string().optional(),
      seats: count.optional(),
      /** What holds now, of all that was noted. */
      state: z.enum(['came', 'absent', 'unknown']),
      people: count,
      at: z.iso.datetime().optional(),
      /** Whether they were noted before. */
      isEarlier: z.boolean(),
    }),
  }),
  z.object({ id: z.string(), refused: z.object({ code: z.string(), message: z.string() }) }),
])
export type ScanAnswer = z.infer<typeof scanAnswer>

/** POST /api/signup/attendance, in the order of what was sent. */
export const attendanceAnswer = z.object({ scans: z.array(scanAnswer) })

/** POST /api/signup/desk/absent */
export const absentAnswer = z.object({ absent: count })

/** GET /api/signup/desk/door: what stands on the screen, and until when. */
export const doorAnswer = z.object({
  title: z.string(),
  /** When and where, in words. */
  when: z.string(),
  code: z.string().regex(/^\d{6}$/),
  /** Milliseconds until it changes. */
  leftMs: count,
  came: count,
})
