/** Schemas of what stands behind the pages: units, pictures, the site itself. */
import { z } from 'zod'
import {
  courseTypesOf,
  dataLicences,
  deliveryChannels,
  deliveryLevels,
  fileKinds,
  recordingKinds,
  serviceKinds,
  unitLevels,
  valuesOf,
} from '../vocabulary.ts'
import { id, instant, link, price, text } from './parts.ts'

export const unit = z.strictObject({
  id,
  name: text,
  level: z.enum(valuesOf(unitLevels)),
  parent: id.optional(),
})

/** URL path to size in bytes, for those of `files` whose size is known. */
const bytes = z.record(z.string(), z.int().nonnegative()).optional()

/** One uploaded picture with the sizes that sharp made of it at upload. */
export const media = z.strictObject({
  id,
  alt: text,
  credit: text.optional(),
  /** The picture for browsers that know neither AVIF nor WebP, and its size in pixels. */
  src: text,
  width: z.int().positive(),
  height: z.int().positive(),
  /** What a cut picture must keep, in percent from the left and the top; the middle when it is not said. */
  focus: z.object({ x: z.int().min(0).max(100), y: z.int().min(0).max(100) }).optional(),
  /** The middle of it, or what it must keep, cut square for where its page is passed on; `src` as above, in pixels. */
  square: z.object({ src: text, width: z.int().positive() }).optional(),
  /** Best format first. `src` is a URL path, `file` the name in the media folder. */
  sizes: z.array(z.object({ type: z.enum(['image/avif', 'image/webp']), src: text, width: z.int().positive() })),
  /** URL path to file name in the media folder, for every `src` above. */
  files: z.record(z.string(), z.string()),
  bytes,
})

/** One uploaded recording. */
export const recording = z.strictObject({
  id,
  title: text,
  credit: text.optional(),
  kind: z.enum(valuesOf(recordingKinds)),
  /** URL path, and type of its bytes. */
  src: text,
  type: text,
  /** WebVTT under a URL path, and the same words, one line a cue. */
  captions: z.object({ src: text, lines: z.array(text) }).optional(),
  /** URL path to file name in the folder of recordings. */
  files: z.record(z.string(), z.string()),
  bytes,
  /** URL path to content, for files that are made of a field. */
  texts: z.record(z.string(), z.string()),
})

/** One uploaded file that visitors take with them. */
export const file = z.strictObject({
  id,
  /** What it is called on a page. */
  title: text,
  /** What it is called when it has been downloaded, which is the end of `src`. */
  name: text,
  kind: z.enum(valuesOf(fileKinds)),
  /** In bytes. */
  size: z.int().nonnegative(),
  src: text,
  /** URL path to file name in the folder of files. */
  files: z.record(z.string(), z.string()),
  bytes,
})

/** Words that mean the same to a search, a list for each group. */
export const synonyms = z.array(z.array(z.string().regex(/^\S+$/u)))

const day = z.iso.date()

/** Notices of the days off, as the staff entered them. */
export const holidays = z.array(
  z.strictObject({
    year: z.int(),
    source: text,
    url: link.optional(),
    holidays: z.array(z.strictObject({ name: text, from: day, to: day })),
    workdays: z.array(day),
  }),
)

/** What a unit has brought to the grass roots once. Nobody is named: who provided it and what was noted stays inside. */
export const delivery = z.strictObject({
  id,
  campaign: id,
  unit: id,
  kind: z.enum(valuesOf(serviceKinds)).optional(),
  day,
  place: text,
  level: z.enum(valuesOf(deliveryLevels)),
  channel: z.enum(valuesOf(deliveryChannels)),
  /** 人次 */
  people: z.int().nonnegative(),
})

/** Venues that are not public (any more), by id: when each was last written. Of one that was never public nothing else is known. */
export const withdrawn = z.record(id, instant)

/** Entries and venues, by name, that calendars tell as written later than they are stored. */
export const raised = z.record(z.string(), instant)

/** Calendars that were taken off the site, by path: until when there is one of nothing. */
export const goneCalendars = z.record(z.string(), instant)

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
  /** On what terms the open data may be used; nobody has said so where it is missing. */
  licence: z.enum(valuesOf(dataLicences)).optional(),
  /** Whether the page of something to go to offers its poster to be taken along. */
  offersPosters: z.boolean(),
  /** What one lesson of a 普惠 course costs, by type. */
  prices: z.array(z.object({ type: z.enum(courseTypesOf.subsidised), ...price.shape })),
})
