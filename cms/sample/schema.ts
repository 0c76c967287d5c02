/** Schemas of the files in content/: one file an entry, named by its key, relations by key, dates relative. */
import { z } from 'zod'
import { course as courseEntry, site } from '../../site/catalogue/entries.ts'
import { reservedSlugs } from '../../site/catalogue/urls.ts'
import {
  admissions,
  artForms,
  courseKinds,
  courseTypes,
  courseTypesOf,
  honourKinds,
  honourLevels,
  noticeKinds,
  performanceKinds,
  unitLevels,
  valuesOf,
  venueKinds,
} from '../../site/catalogue/vocabulary.ts'
import { motif } from './pictures/motif.ts'

/** An entry's key: its file name, its slug and the name by which other files refer to it. */
export const key = courseEntry.shape.slug.refine((value) => !reservedSlugs.some((reserved) => reserved === value), {
  error: `不能用列表页的名字 ${reservedSlugs.join('、')}`,
})

const text = z.string().trim().min(1)
const year = z.int().min(2000).max(2100)
const day = { week: z.int().min(-52).max(52), weekday: z.int().min(1).max(7) }
const occasion = {
  ...day,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '应为 24 小时制的时:分，如 18:30' }),
  minutes: z
    .int()
    .min(15)
    .max(12 * 60),
}

/** The unit whose editors keep an entry, where it is not the editors of the whole site. */
const owned = { ownerUnit: key.optional() }

/** Fields of every entry with a page of its own. */
const page = { summary: text, picture: key.optional(), body: z.array(text).min(2).max(8), ...owned }

const lesson = { ...occasion, venue: key.optional(), teacher: text.optional(), seats: z.int().min(1).optional() }
const session = z.strictObject({ ...lesson, topic: text.optional() })
const series = z.strictObject({
  ...lesson,
  count: z.int().min(2).max(30),
  topics: z.array(text).default([]),
})

const course = z
  .strictObject({
    ...page,
    title: text,
    kind: z.enum(valuesOf(courseKinds)),
    type: z.enum(valuesOf(courseTypes)),
    subject: text,
    teacher: text.optional(),
    unit: key,
    venue: key,
    sessions: z.array(session).default([]),
    series: series.optional(),
  })
  .superRefine(({ kind, type, sessions, series }, context) => {
    const allowed = courseTypesOf[kind]
    if (!allowed.includes(type)) {
      context.addIssue({
        code: 'custom',
        path: ['type'],
        message: `${courseKinds[kind]}课堂的类型应为 ${allowed.join('、')} 之一`,
      })
    }
    if (sessions.length === 0 && series === undefined) {
      context.addIssue({ code: 'custom', path: ['sessions'], message: '至少要有一个课次：写 sessions 或 series' })
    }
    if (series !== undefined && series.topics.length > series.count) {
      context.addIssue({ code: 'custom', path: ['series', 'topics'], message: `主题不能多于课次数 ${series.count}` })
    }
  })

const showing = z.strictObject({
  ...occasion,
  venue: key,
  note: text.optional(),
  cancelled: z.boolean().default(false),
})

const programmeItem = z.strictObject({
  title: text,
  form: z.enum(valuesOf(artForms)).optional(),
  work: key.optional(),
  performers: z.array(key).default([]),
  performersText: text.optional(),
})

const performance = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(performanceKinds)),
  admission: z.enum(valuesOf(admissions)),
  admissionNote: text.optional(),
  unit: key,
  showings: z.array(showing).min(1),
  programme: z.array(programmeItem).default([]),
})

const talent = z.strictObject({
  ...page,
  name: text,
  specialities: z.array(z.enum(valuesOf(artForms))).min(1),
  unit: key,
  speaker: z.boolean().default(false),
  honours: z
    .array(z.strictObject({ kind: z.enum(valuesOf(honourKinds)), level: z.enum(valuesOf(honourLevels)), year }))
    .default([]),
})

const work = z.strictObject({
  ...page,
  title: text,
  genre: z.enum(valuesOf(artForms)),
  authors: z.array(key).default([]),
  authorsText: text.optional(),
  unit: key,
  year,
  pictures: z.array(key).default([]),
  awards: z.array(z.strictObject({ name: text, level: z.enum(valuesOf(honourLevels)), year })).default([]),
})

const venue = z.strictObject({
  ...page,
  name: text,
  kind: z.enum(valuesOf(venueKinds)),
  address: text,
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  openingHours: text,
  phone: text.optional(),
  facilities: z.array(text).min(1),
})

const notice = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(noticeKinds)),
  ...day,
  unit: key,
})

const unit = z.strictObject({ name: text, level: z.enum(valuesOf(unitLevels)), parent: key.optional() })

const media = z.strictObject({
  ...owned,
  /** File name of the generated picture, without its ending. */
  name: text,
  alt: text,
  credit: text.optional(),
  motif,
})

/** Schema of each folder's files, in the order in which documents can be made: a collection after those it names. */
export const fileSchemas = {
  units: unit,
  media,
  venues: venue,
  talents: talent,
  works: work,
  courses: course,
  performances: performance,
  notices: notice,
} as const

/** Schema of content/site.json. */
export const siteFile = site

export type SampleFiles = { [C in keyof typeof fileSchemas]: z.infer<(typeof fileSchemas)[C]> }
export type SampleCollection = keyof SampleFiles
export type CourseFile = SampleFiles['courses']
export type SessionFile = CourseFile['sessions'][number]
export type SiteFile = z.infer<typeof siteFile>

/** Folder names of content/, in the order in which documents can be made. */
export const sampleCollections = Object.keys(fileSchemas) as SampleCollection[]
