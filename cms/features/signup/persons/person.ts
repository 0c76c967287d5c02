import { z } from 'zod'

/** All that is kept of who signed up, in one sealed text. */
const stored = z.object({
  name: z.string(),
  /** Eleven digits. */
  phone: z.string(),
  /** Given by some, to be written to. */
  email: z.string().optional(),
  unit: z.string(),
  children: z.array(z.object({ name: z.string(), age: z.number() })),
  /** By the id of the organiser's question. */
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** What the registration is found again by. */
  code: z.string(),
  /** Whether whoever signed up comes too, or the children alone. */
  comes: z.boolean(),
})
export type Person = z.infer<typeof stored>

/** Reads a person that was sealed. @throws ZodError, without what stands in it */
export function readPerson(json: string): Person {
  return stored.parse(JSON.parse(json))
}
