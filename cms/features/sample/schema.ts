/** Schemas of the files in content/: one file an entry, named by its key, relations by key, dates relative. */
import { z } from 'zod'
import { site } from '../../../site/catalogue/schemas/site.ts'
import { unitLevels, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { type LibraryFiles, ofEach } from '../../content/libraries/libraries.ts'
import { wordingLevels } from '../review/wording/levels.ts'
import { key, owned, type SampleCollection, text } from '../../content/sample/parts.ts'
import { motif } from './pictures/motif.ts'

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

const file = z.strictObject({
  ...owned,
  /** File name of the generated workbook, without its ending. */
  name: text,
  title: text,
  /** Of its one sheet, the head first. */
  rows: z.array(z.array(z.string()).min(1)).min(2),
})

/** What a file of each folder may say, in the order in which documents can be made: a collection after those it names. */
export const fileSchemas = {
  units: unit,
  media,
  recordings: recording,
  files: file,
  ...ofEach<LibraryFiles>(({ sample }) => sample.file),
  wordings: wording,
} as const

/** Schema of content/site.json. */
export const siteFile = site

export type SampleFiles = { [C in SampleCollection]: z.infer<(typeof fileSchemas)[C]> }
export type SiteFile = z.infer<typeof siteFile>

/** Folder names of content/, in the order in which documents can be made. */
export const sampleCollections = Object.keys(fileSchemas) as SampleCollection[]
