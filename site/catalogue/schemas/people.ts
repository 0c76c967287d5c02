/** Schemas of talents and teams. */
import { z } from 'zod'
import { artForms, honourKinds, honourLevels, teamKinds, valuesOf } from '../vocabulary.ts'
import { id, instant, page, text } from './parts.ts'

export const talent = z.strictObject({
  ...page,
  name: text,
  specialities: z.array(z.enum(valuesOf(artForms))),
  unit: id.optional(),
  /** 劳模工匠 who teach in schools. */
  speaker: z.boolean(),
  honours: z.array(
    z.object({ kind: z.enum(valuesOf(honourKinds)), level: z.enum(valuesOf(honourLevels)), year: z.int().optional() }),
  ),
  /** How the talent came into the library. */
  selection: z
    .object({
      /** The union that recommended, id in `units`. */
      unit: id.optional(),
      level: z.enum(valuesOf(honourLevels)).optional(),
      /** The day of the decision. */
      date: instant.optional(),
    })
    .optional(),
})

/** A choir, a troupe, a team of volunteers. */
export const team = z.strictObject({
  ...page,
  name: text,
  kind: z.enum(valuesOf(teamKinds)),
  unit: id.optional(),
  /** Year of its foundation. */
  founded: z.int().optional(),
  /** How many members it has, in persons. */
  size: z.int().positive().optional(),
  /** Id in `talents`. */
  leader: id.optional(),
  /** Members of the talent library. */
  members: z.array(id),
  /** When and where it rehearses. */
  rehearsal: text.optional(),
  /** How to join. */
  joining: text.optional(),
  pictures: z.array(id),
})
