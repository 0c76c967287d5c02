/** Schemas of the entries that people attend: classes, shows, activities. */
import { z } from 'zod'
import {
  activityKinds,
  admissions,
  artForms,
  courseKinds,
  courseTypes,
  performanceKinds,
  valuesOf,
} from '../vocabulary.ts'
import { forWhom, id, instant, page, price, text, video } from './parts.ts'

const session = z.object({
  id,
  start: instant,
  end: instant,
  venue: id.optional(),
  topic: text.optional(),
  teacher: text.optional(),
  /** Places offered, in persons. */
  seats: z.int().nonnegative().optional(),
})

export const course = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(courseKinds)),
  type: z.enum(valuesOf(courseTypes)),
  /** The subject taught, for example 掐丝珐琅. */
  subject: text.optional(),
  audiences: forWhom,
  /** How to sign up, what to bring. */
  admissionNote: text.optional(),
  /** Of one lesson of a 普惠 course whose price is not that of its type (prices.ts). */
  price: price.optional(),
  /** Teachers of the talent library. */
  teachers: z.array(id),
  /** Other teachers, as one line of text. */
  teacher: text.optional(),
  unit: id.optional(),
  venue: id.optional(),
  sessions: z.array(session),
})

export const performance = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(performanceKinds)),
  admission: z.enum(valuesOf(admissions)),
  /** How to come by a ticket, who is admitted, age limits. */
  admissionNote: text.optional(),
  audiences: forWhom,
  unit: id.optional(),
  ...video,
  /** A recording that is played on the page, id in `recordings`. */
  recording: id.optional(),
  showings: z.array(
    z.object({
      id,
      start: instant,
      end: instant.optional(),
      venue: id.optional(),
      note: text.optional(),
      cancelled: z.boolean(),
    }),
  ),
  /** 节目单, in the order of the evening. */
  programme: z.array(
    z.object({
      id,
      title: text,
      form: z.enum(valuesOf(artForms)).optional(),
      work: id.optional(),
      performers: z.array(id),
      /** Teams that perform it. */
      teams: z.array(id),
      /** Performers who are not in the talent library, as one line of text. */
      performersText: text.optional(),
    }),
  ),
})

export const activity = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(activityKinds)),
  admission: z.enum(valuesOf(admissions)),
  /** How to sign up, what to bring. */
  admissionNote: text.optional(),
  audiences: forWhom,
  unit: id.optional(),
  ...video,
  dates: z.array(
    z.object({
      id,
      start: instant,
      end: instant.optional(),
      venue: id.optional(),
      note: text.optional(),
      /** Places offered, in persons. */
      seats: z.int().nonnegative().optional(),
      cancelled: z.boolean(),
    }),
  ),
  /** Who leads it. */
  talents: z.array(id),
  teams: z.array(id),
  /** The works that are shown or spoken of. */
  works: z.array(id),
  /** What it looked like, ids in `media`. */
  pictures: z.array(id),
})
