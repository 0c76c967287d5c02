/**
 * The public entries: what the site may know, declared field by field. A field that is not here can never reach
 * a page. Entries are flat; relations are ids, looked up through the catalogue, so that an unpublished
 * relation is simply not there.
 */
import { z } from 'zod'
import {
  admissions,
  artForms,
  courseKinds,
  courseTypes,
  honourKinds,
  honourLevels,
  noticeKinds,
  performanceKinds,
  unitLevels,
  valuesOf,
  venueKinds,
} from './vocabulary.ts'

const id = z.string().min(1)
const text = z.string().trim().min(1)
/** ISO 8601 in UTC, as both databases give it. */
const instant = z.iso.datetime()
/** HTML made by the CMS from its rich text, already escaped and limited to safe links. */
const html = z.string()

/** What every entry with a page of its own has. */
const page = {
  id,
  /** Last path segment of the entry's URL. */
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** When the entry was first written; undated libraries stand in this order. */
  created: instant,
  /** One or two sentences for cards and search results. */
  summary: text.optional(),
  /** Id of the entry's picture in `media`; without one a cover is generated. */
  picture: id.optional(),
  body: html.optional(),
  /** Invented demonstration content (演示数据). */
  sample: z.boolean(),
}

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
  unit: id.optional(),
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
      /** Performers who are not in the talent library, as one line of text. */
      performersText: text.optional(),
    }),
  ),
})

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
})

export const work = z.strictObject({
  ...page,
  title: text,
  genre: z.enum(valuesOf(artForms)),
  authors: z.array(id),
  /** Authors who are not in the talent library, as one line of text. */
  authorsText: text.optional(),
  unit: id.optional(),
  year: z.int().optional(),
  /** Further pictures, ids in `media`. */
  pictures: z.array(id),
  awards: z.array(z.object({ name: text, level: z.enum(valuesOf(honourLevels)).optional(), year: z.int().optional() })),
})

export const venue = z.strictObject({
  ...page,
  name: text,
  kind: z.enum(valuesOf(venueKinds)),
  address: text,
  /** WGS 84 degrees. */
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  openingHours: text.optional(),
  phone: text.optional(),
  facilities: z.array(text),
})

export const notice = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(noticeKinds)),
  /** The day that the notice bears. */
  date: instant,
  unit: id.optional(),
})

export const unit = z.strictObject({
  id,
  name: text,
  level: z.enum(valuesOf(unitLevels)),
  parent: id.optional(),
})

/** One uploaded picture with the sizes that sharp made of it at upload. */
export const media = z.strictObject({
  id,
  alt: text,
  credit: text.optional(),
  /** The picture for browsers that know neither AVIF nor WebP, and its size in pixels. */
  src: text,
  width: z.int().positive(),
  height: z.int().positive(),
  /** Best format first. `src` is a URL path, `file` the name in the media folder. */
  sizes: z.array(z.object({ type: z.enum(['image/avif', 'image/webp']), src: text, width: z.int().positive() })),
  /** URL path to file name in the media folder, for every `src` above. */
  files: z.record(z.string(), z.string()),
})

export const site = z.strictObject({
  /** Name in the header, for example 工韵 · 呈贡. */
  name: text,
  /** The union that answers for the site. */
  organisation: text,
  /** The year's theme, for example 中国梦 · 劳动美. */
  theme: text.optional(),
  headline: text,
  introduction: text.optional(),
  phone: text.optional(),
  address: text.optional(),
  /** 备案号, shown in the footer. */
  filing: text.optional(),
})

/** Schema of each collection's public entry, by collection slug. */
export const entrySchemas = {
  courses: course,
  performances: performance,
  talents: talent,
  works: work,
  venues: venue,
  notices: notice,
  units: unit,
  media,
} as const

export type Entries = { [C in keyof typeof entrySchemas]: z.infer<(typeof entrySchemas)[C]> }
export type Collection = keyof Entries

/** Collections whose entries have list and detail pages. */
export const pageCollections = ['courses', 'performances', 'talents', 'works', 'venues', 'notices'] as const
export type PageCollection = (typeof pageCollections)[number]

export type Course = Entries['courses']
export type Session = Course['sessions'][number]
export type Performance = Entries['performances']
export type Showing = Performance['showings'][number]
export type Talent = Entries['talents']
export type Work = Entries['works']
export type Venue = Entries['venues']
export type Notice = Entries['notices']
export type Unit = Entries['units']
export type Media = Entries['media']
export type Site = z.infer<typeof site>
