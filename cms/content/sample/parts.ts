import type { PageCollection } from '../../../site/catalogue/pageCollections.ts'
/** What the schemas of several files of the sample content have in common. */
import { z } from 'zod'
import { link, slug } from '../../../site/catalogue/schemas/parts.ts'
import { reservedSlugs } from '../../../site/catalogue/urls.ts'
import { audiences as audienceWords, participations, valuesOf } from '../../../site/catalogue/vocabulary.ts'

/** A folder of content/. */
export type SampleCollection = PageCollection | 'units' | 'media' | 'recordings' | 'files' | 'wordings'

/** An entry's key: its file name, its slug and the name by which other files refer to it. */
export const key = slug.refine((value) => !reservedSlugs.some((reserved) => reserved === value), {
  error: `不能用列表页的名字 ${reservedSlugs.join('、')}`,
})

export const text = z.string().trim().min(1)
export const year = z.int().min(2000).max(2100)
export const day = { week: z.int().min(-52).max(52), weekday: z.int().min(1).max(7) }
/** A day of the year that a file says otherwise: 05-20. */
export const dayInYear = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: '应为月-日，如 05-20' })
export const occasion = {
  ...day,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '应为 24 小时制的时:分，如 18:30' }),
  minutes: z
    .int()
    .min(15)
    .max(12 * 60),
}

/** The unit whose editors keep an entry, where it is not the editors of the whole site. */
export const owned = { ownerUnit: key.optional() }

const caption = text.optional()

/** One block of a body: a paragraph as its words, all else as an object (cms/content/sample/body.ts). */
const bodyPart = z.union(
  [
    text,
    z.strictObject({ picture: key, caption }),
    z.strictObject({ gallery: z.array(key).min(2).max(12), caption }),
    z.strictObject({ recording: key }),
    z.strictObject({ file: key }),
    z.strictObject({ quote: text }),
    z.strictObject({ centred: text }),
    z.strictObject({ right: text }),
    z.strictObject({ list: z.array(text).min(1), numbered: z.boolean().default(false) }),
    z.strictObject({ table: z.array(z.array(z.string()).min(1)).min(2) }),
    z.strictObject({ rule: z.literal(true) }),
  ],
  {
    error:
      '应为一段文字（小标题以 "## " 开头，链接写成 [词](works/文件名)），或只有 picture、gallery、recording、file、quote、centred、right、list、table、rule 之一的对象',
  },
)
export type BodyPart = z.infer<typeof bodyPart>

/** Fields of every entry with a page of its own. */
export const page = { summary: text, picture: key.optional(), body: z.array(bodyPart).min(2).max(20), tags: z.array(text).default([]), ...owned }

/** Whom it is for. */
export const forWhom = z.array(z.enum(valuesOf(audienceWords))).default([])
export const keys = z.array(key).default([])
export const video = { liveUrl: link.optional(), replayUrl: link.optional() }
/** What staff note for safety; never public. */
export const safety = z
  .strictObject({ officer: text, phone: text.optional(), expected: z.int().min(0).optional(), plan: text.optional() })
  .optional()

/** What became of it: called off, put off, or moved from another time; and whether no place is left. */
export const change = {
  cancelled: z.boolean().default(false),
  postponed: z.boolean().default(false),
  full: z.boolean().default(false),
  movedFrom: z.strictObject({ ...day, time: occasion.time }).optional(),
}

/** Where one signs up, until six in the evening of a day. */
export const signUp = { signUpUrl: link.optional(), signUpUntil: z.strictObject(day).optional() }

/** How one takes part, whom to ask, what to bring and what to mind. */
export const takePart = {
  participation: z.enum(valuesOf(participations)).optional(),
  phone: text.optional(),
  bring: text.optional(),
  safetyNote: text.optional(),
}

export const showing = z.strictObject({
  ...occasion,
  venue: key,
  note: text.optional(),
  ...change,
})
