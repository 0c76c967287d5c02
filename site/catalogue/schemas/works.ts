/** Schemas of works, and of the brands that lead to them. */
import { z } from 'zod'
import { artForms, brandKinds, honourLevels, recordingKinds, sendingResults, valuesOf } from '../vocabulary.ts'
import { id, link, page, text } from './parts.ts'

export const work = z.strictObject({
  ...page,
  title: text,
  genre: z.enum(valuesOf(artForms)),
  authors: z.array(id),
  /** Authors who are not in the talent library, as one line of text. */
  authorsText: text.optional(),
  /** The team that made or performs it. */
  team: id.optional(),
  unit: id.optional(),
  year: z.int().optional(),
  /** Further pictures, ids in `media`. */
  pictures: z.array(id),
  /** Where it can be heard or watched: on another site, or here, by id in `recordings`. */
  recordings: z.array(
    z.object({
      kind: z.enum(valuesOf(recordingKinds)),
      title: text.optional(),
      url: link.optional(),
      file: id.optional(),
    }),
  ),
  awards: z.array(z.object({ name: text, level: z.enum(valuesOf(honourLevels)).optional(), year: z.int().optional() })),
  /** 上送: where it was sent up to with success; what is undecided or was not chosen stays with the union. */
  sentUp: z.array(
    z.object({
      level: z.enum(valuesOf(honourLevels)),
      occasion: text,
      year: z.int().optional(),
      result: z.enum(valuesOf(sendingResults)),
    }),
  ),
})

/** A long-running line, such as 每周一讲. */
export const brand = z.strictObject({
  ...page,
  name: text,
  kind: z.enum(valuesOf(brandKinds)),
  unit: id.optional(),
  /** Year of the first edition. */
  since: z.int().optional(),
  pictures: z.array(id),
  /** Newest first. What belongs to an edition leads on to works and talents. */
  editions: z.array(
    z.object({
      id,
      name: text,
      year: z.int(),
      note: text.optional(),
      calls: z.array(id),
      activities: z.array(id),
      performances: z.array(id),
    }),
  ),
})
