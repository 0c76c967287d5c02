/** Schemas of the files in content/: one file an entry, named by its key, relations by key, dates relative. */
import { z } from 'zod'
import { course as courseEntry } from '../../site/catalogue/schemas/occasions.ts'
import { link, price } from '../../site/catalogue/schemas/parts.ts'
import { site } from '../../site/catalogue/schemas/site.ts'
import { reservedSlugs } from '../../site/catalogue/urls.ts'
import {
  accessibilities,
  activityKinds,
  admissions,
  artForms,
  audiences as audienceWords,
  brandKinds,
  callKinds,
  type CourseType,
  courseKinds,
  courseTypes,
  courseTypesOf,
  honourKinds,
  honourLevels,
  noticeKinds,
  performanceKinds,
  recordingKinds,
  sendingResults,
  serviceKinds,
  teamKinds,
  unitLevels,
  valuesOf,
  venueKinds,
} from '../../site/catalogue/vocabulary.ts'
import { wordingLevels } from '../newsroom/wording/levels.ts'
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

const audiences = z.array(z.enum(valuesOf(audienceWords))).default([])
const keys = z.array(key).default([])
const video = { liveUrl: link.optional(), replayUrl: link.optional() }
/** What staff note for safety; never public. */
const safety = z
  .strictObject({ officer: text, phone: text.optional(), expected: z.int().min(0).optional(), plan: text.optional() })
  .optional()

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
    teachers: keys,
    teacher: text.optional(),
    audiences,
    admissionNote: text.optional(),
    price: price.optional(),
    unit: key,
    venue: key,
    sessions: z.array(session).default([]),
    series: series.optional(),
  })
  .superRefine(({ kind, type, sessions, series }, context) => {
    const allowed: readonly CourseType[] = courseTypesOf[kind]
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
  performers: keys,
  teams: keys,
  performersText: text.optional(),
})

const performance = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(performanceKinds)),
  admission: z.enum(valuesOf(admissions)),
  admissionNote: text.optional(),
  audiences,
  unit: key,
  ...video,
  safety,
  showings: z.array(showing).min(1),
  programme: z.array(programmeItem).default([]),
})

const activity = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(activityKinds)),
  admission: z.enum(valuesOf(admissions)),
  admissionNote: text.optional(),
  audiences,
  unit: key,
  ...video,
  safety,
  dates: z.array(showing.extend({ seats: z.int().min(1).optional() })).min(1),
  talents: keys,
  teams: keys,
  works: keys,
  pictures: keys,
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
  selection: z
    .strictObject({
      unit: key,
      level: z.enum(valuesOf(honourLevels)),
      ...day,
      recommender: text.optional(),
      opinion: text.optional(),
    })
    .optional(),
})

const team = z.strictObject({
  ...page,
  name: text,
  kind: z.enum(valuesOf(teamKinds)),
  unit: key,
  founded: year,
  size: z.int().min(1),
  leader: key.optional(),
  members: keys,
  rehearsal: text,
  joining: text,
  pictures: keys,
})

const work = z.strictObject({
  ...page,
  title: text,
  genre: z.enum(valuesOf(artForms)),
  authors: keys,
  authorsText: text.optional(),
  team: key.optional(),
  unit: key,
  year,
  pictures: keys,
  recordings: z
    .array(
      z.strictObject({
        kind: z.enum(valuesOf(recordingKinds)),
        title: text.optional(),
        url: link.optional(),
        file: key.optional(),
      }),
    )
    .default([]),
  sentUp: z
    .array(
      z.strictObject({
        level: z.enum(valuesOf(honourLevels)),
        occasion: text,
        year,
        result: z.enum(valuesOf(sendingResults)),
        note: text.optional(),
      }),
    )
    .default([]),
  awards: z.array(z.strictObject({ name: text, level: z.enum(valuesOf(honourLevels)), year })).default([]),
})

const brand = z.strictObject({
  ...page,
  name: text,
  kind: z.enum(valuesOf(brandKinds)),
  unit: key,
  since: year,
  pictures: keys,
  editions: z
    .array(
      z.strictObject({ name: text, year, note: text.optional(), calls: keys, activities: keys, performances: keys }),
    )
    .min(1),
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
  accessibilities: z.array(z.enum(valuesOf(accessibilities))).default([]),
  accessibilityNote: text.optional(),
})

const service = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(serviceKinds)),
  unit: key,
  available: z.boolean().default(true),
  audiences,
  minutes: z.int().min(1).optional(),
  people: z.int().min(1).optional(),
  requirements: text.optional(),
  daysAhead: z.int().min(0).optional(),
  ordering: text,
  phone: text.optional(),
  talents: keys,
  teams: keys,
})

const call = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(callKinds)),
  unit: key,
  /** Opens at 9 in the morning, closes at 6 in the evening. */
  opens: z.strictObject(day),
  closes: z.strictObject(day),
  audiences,
  genres: z.array(z.enum(valuesOf(artForms))).default([]),
  entering: text,
  prizes: text.optional(),
  jury: text.optional(),
  phone: text.optional(),
  announced: z.strictObject(day).optional(),
  results: z
    .array(
      z.strictObject({
        award: text,
        work: key.optional(),
        talents: keys,
        team: key.optional(),
        others: text.optional(),
      }),
    )
    .default([]),
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

/** A line of the list of wordings. */
const wording = z.strictObject({
  wrong: text,
  right: text,
  level: z.enum(valuesOf(wordingLevels)),
  note: text.optional(),
})

const recording = z.strictObject({
  ...owned,
  /** File name of the generated sound, without its ending. */
  name: text,
  title: text,
  credit: text.optional(),
  /** In figures; see tune.ts. */
  tune: z.string().regex(/^[0-7',|\s-]+$/, { error: '应为简谱的数字 0 到 7、撇号、逗号、竖线、短横线和空格' }),
  captions: text.optional(),
})

/** Schema of each folder's files, in the order in which documents can be made: a collection after those it names. */
export const fileSchemas = {
  units: unit,
  media,
  recordings: recording,
  venues: venue,
  talents: talent,
  teams: team,
  works: work,
  courses: course,
  performances: performance,
  activities: activity,
  calls: call,
  brands: brand,
  services: service,
  notices: notice,
  wordings: wording,
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
