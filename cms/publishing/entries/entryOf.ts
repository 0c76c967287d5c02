import type { z } from 'zod'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { type Collection, type Entries, entrySchemas } from '../../../site/catalogue/entries.ts'
import type { PageCollection } from '../../../site/catalogue/pageCollections.ts'
import { holidays, site, synonyms } from '../../../site/catalogue/schemas/site.ts'
import { ofEach } from '../../content/libraries/libraries.ts'
import type { Config } from '../../payload-types.ts'
import { allowedHtml } from '../../documents/richText/allowedHtml.ts'
import { mediaEntry } from './media.ts'
import { deliveryEntry } from './delivery.ts'
import { fileEntry } from './file.ts'
import { recordingEntry } from './recording.ts'
import { unitEntry } from './unit.ts'
import { holidaysEntry } from './holidays.ts'
import { siteEntry } from './site.ts'
import { synonymsEntry } from './synonyms.ts'

type Documents = Pick<Config['collections'], Collection>

/** How the public entries of globals have to be. */
export const globalSchemas = { site, synonyms, holidays }
/** The public entries of globals. */
export type GlobalEntries = { [G in keyof typeof globalSchemas]: z.infer<(typeof globalSchemas)[G]> }

type Mapper<C extends Collection> = (doc: Documents[C]) => Record<string, unknown> | undefined

const mappers: { [C in Collection]: Mapper<C> } = {
  ...ofEach<{ [C in PageCollection]: Mapper<C> }>(({ entry }) => entry),
  units: unitEntry,
  deliveries: deliveryEntry,
  media: (doc) => mediaEntry(doc),
  recordings: (doc) => recordingEntry(doc),
  files: (doc) => fileEntry(doc),
}

/** A document that its schema does not take; the message names the fields, never their contents. */
export class EntryError extends Error {}

/** Whether a collection has public entries. */
export function isPublicCollection(collection: string): collection is Collection {
  return Object.hasOwn(mappers, collection)
}

/**
 * The trust boundary: the public entry of a document, field by field, checked by its schema, its text held against a
 * list of what HTML may reach the public.
 * @returns undefined when the document must not be public
 * @throws EntryError when a field that the site needs is missing or malformed
 */
export function entryOf<C extends Collection>(collection: C, doc: Documents[C]): Entries[C] | undefined {
  const unchecked = mappers[collection](doc)
  if (unchecked === undefined) return undefined
  const schema = entrySchemas[collection] as unknown as z.ZodType<Entries[C]>
  const body = typeof unchecked['body'] === 'string' ? { body: allowedHtml(unchecked['body']) } : {}
  return checked(nameOf(collection, doc.id), schema, { ...unchecked, ...body })
}

/**
 * The public entry of a document before it is checked, as far as it can be made: two documents with the same one look
 * the same to a reader.
 */
export function uncheckedEntryOf<C extends Collection>(collection: C, doc: Documents[C]): unknown {
  return mappers[collection](doc)
}

const globalMappers: { [G in keyof GlobalEntries]: (doc: Config['globals'][G]) => unknown } = {
  site: siteEntry,
  synonyms: synonymsEntry,
  holidays: holidaysEntry,
}

/** The public entry of a global. @throws EntryError as entryOf does */
export function globalEntryOf<G extends keyof GlobalEntries>(name: G, doc: Config['globals'][G]): GlobalEntries[G] {
  const schema = globalSchemas[name] as unknown as z.ZodType<GlobalEntries[G]>
  return checked(name, schema, globalMappers[name](doc))
}

/** A picture for a preview, with addresses behind the log-in. @throws EntryError as entryOf does */
export function previewMediaOf(doc: Documents['media']): Entries['media'] {
  return checked(nameOf('media', doc.id), entrySchemas.media, mediaEntry(doc, true))
}

/** A recording for a preview. @throws EntryError as entryOf does */
export function previewRecordingOf(doc: Documents['recordings']): Entries['recordings'] {
  return checked(nameOf('recordings', doc.id), entrySchemas.recordings, recordingEntry(doc, true))
}

/** A file for a preview. @throws EntryError as entryOf does */
export function previewFileOf(doc: Documents['files']): Entries['files'] {
  return checked(nameOf('files', doc.id), entrySchemas.files, fileEntry(doc, true))
}

function checked<T>(name: string, schema: z.ZodType<T>, unchecked: unknown): T {
  const result = schema.safeParse(unchecked)
  if (result.success) return result.data
  const fields = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))].join('、')
  throw new EntryError(`${name} 缺少或填错了这些内容，不能上线：${fields}`)
}
