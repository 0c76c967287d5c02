import * as z from 'zod/mini'

/** Something that one can attend: beginning and end in minutes since the epoch, and whether it costs nothing. */
export const moment = z.tuple([z.int(), z.int(), z.boolean()])
export type Moment = z.infer<typeof moment>

/** What a result shows of an entry; when it is past is for whoever shows it to say. */
const card = z.object({
  path: z.string(),
  title: z.string(),
  summary: z.optional(z.string()),
  /** Kind, art form, unit and the like. */
  facts: z.array(z.string()),
  people: z.array(z.string()),
  /** Its occasions that are neither called off nor put off, soonest first. */
  moments: z.optional(z.array(moment)),
  /** Beginnings of those of its moments that are at another time than was announced. */
  moved: z.optional(z.array(z.int())),
  /** Beginnings of those of its moments that no place is left at. */
  full: z.optional(z.array(z.int())),
  /** One of its occasions was put off, and nobody knows until when. */
  isPutOff: z.optional(z.literal(true)),
  /** When the last of those that were called off would have been over, in minutes since the epoch. */
  calledOff: z.optional(z.int()),
  isSample: z.optional(z.literal(true)),
})
export type Card = z.infer<typeof card>

/** A file of cards: by the entries' numbers. */
export const cardFile = z.record(z.string(), card)
