import { z } from 'zod'
import { signUpLibraries } from '../asked/contract.ts'

const instant = z.iso.datetime()

/** A row of `seats` as it is stored. Whoever reads part of it picks that. */
export const seatsRow = z.object({
  id: z.string(),
  /** Of the bookable (`keyOf`). */
  key: z.string(),
  library: z.enum(signUpLibraries),
  entry: z.string(),
  occasion: z.string().nullish(),
  /** One more with every write: its lock. */
  revision: z.number(),
  /** The last number that was given. */
  last: z.number(),
  /** In persons; `waiting` and `pooled` in registrations. */
  capacity: z.number(),
  confirmed: z.number(),
  held: z.number(),
  left: z.number(),
  waiting: z.number(),
  pooled: z.number(),
  takenBy: z.record(z.string(), z.number()).nullish(),
  override: z.enum(['open', 'closed']).nullish().catch(undefined),
  trialUntil: instant.nullish(),
  /** When the last of it is over. */
  ends: instant.nullish(),
  seed: z.string().nullish(),
  drawnAt: instant.nullish(),
  /** Keys of what staff have told all. */
  spoken: z.array(z.string()).nullish().catch(undefined),
  next: instant.nullish(),
  /** What people were told of time and place (`toldSchema`). */
  told: z.unknown().optional(),
  updatedAt: instant,
})
