/** What the schemas of several entries have in common. */
import { z } from 'zod'
import { audiences, participations, valuesOf } from '../vocabulary.ts'

export const id = z.string().min(1)
export const text = z.string().trim().min(1)
/** ISO 8601 in UTC, as both databases give it. */
export const instant = z.iso.datetime()
/** HTML made by the CMS from its rich text, already escaped and limited to safe links. */
const html = z.string()

/** A page of another site, such as a video platform's. */
export const link = z.url({ protocol: /^https$/ })
/** Whom it is for; empty for all. */
export const forWhom = z.array(z.enum(valuesOf(audiences)))
/**
 * What became of something dated: it was called off, put off while nobody knows until when, or moved from the time at
 * which it was to begin at first; and whether no place is left.
 */
export const change = {
  cancelled: z.boolean().default(false),
  postponed: z.boolean().default(false),
  movedFrom: instant.optional(),
  full: z.boolean().default(false),
}
/** How one takes part, whom to ask, what to bring and what to mind. */
export const takePart = {
  participation: z.enum(valuesOf(participations)).optional(),
  phone: text.optional(),
  bring: text.optional(),
  safetyNote: text.optional(),
}
/** Sign-up that is taken elsewhere: where, by which code to scan (id in `media`), and until when. */
export const signUp = { signUpUrl: link.optional(), signUpPicture: id.optional(), signUpUntil: instant.optional() }
/** Where it can be watched: while it goes on, and afterwards. */
export const video = { liveUrl: link.optional(), replayUrl: link.optional() }

/** Price of one lesson, in fen. */
export const price = z.object({
  /** What the lesson costs without the union. */
  list: z.int().nonnegative(),
  /** What the union pays of it. */
  subsidy: z.int().nonnegative(),
})

/** The last part of an entry's address. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: '应为小写英文字母、数字和短横线，如 tea-evening' })

/** What every entry with a page of its own has. */
export const page = {
  id,
  /** Last path segment of the entry's URL. */
  slug,
  /** Slugs under which it was public before; their addresses lead to this one. */
  formerSlugs: z.array(slug).default([]),
  /** When the entry was first written; undated libraries stand in this order. */
  created: instant,
  /** When what is public of it was last written; `created` where that is not known. */
  updated: instant.optional(),
  /** One or two sentences for cards and search results. */
  summary: text.optional(),
  /** Id of the entry's picture in `media`; without one a cover is generated. */
  picture: id.optional(),
  body: html.optional(),
  /** Words by which it is put together with others, whatever their library. */
  tags: z.array(text).default([]),
  /** Invented demonstration content (演示数据). */
  sample: z.boolean(),
}
