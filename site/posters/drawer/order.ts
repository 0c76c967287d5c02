import { z } from 'zod'
import { posterFacts } from '../facts.ts'
import { formatNames } from '../formats.ts'

/** What the process is to draw. */
export const drawOrder = z.strictObject({
  name: z.string(),
  format: z.enum(formatNames),
  facts: posterFacts,
  /** Path of the entry's own picture. */
  picture: z.string().optional(),
  /** Where the drawing is to be put. */
  file: z.string(),
})
export type DrawOrder = z.infer<typeof drawOrder>

/** What came of it. */
export const drawReply = z.union([
  z.strictObject({ name: z.string(), missing: z.array(z.string()), bytes: z.int(), residentBytes: z.int() }),
  z.strictObject({ name: z.string(), code: z.string() }),
])
export type DrawReply = z.infer<typeof drawReply>
