import { z } from 'zod'

/** A document exactly as the database kept it, with its versions as far as a write may change them. */
export const image = z.object({
  /** Null when there was no such document. */
  main: z.unknown(),
  /** Ids of all its versions. */
  versionIds: z.array(z.string()),
  /** Those that a new version changes. */
  versions: z.array(z.unknown()),
})
export type Image = z.infer<typeof image>

const document = z.object({
  kind: z.literal('before'),
  what: z.literal('document'),
  collection: z.string(),
  /** Null of a document that is about to be made; its code tells it. */
  id: z.string().nullable(),
  code: z.string(),
  title: z.string(),
  image,
  /** As `after` has it; the empty text when it was not there. */
  mark: z.string(),
})
const picture = z.object({
  kind: z.literal('before'),
  what: z.literal('picture'),
  /** What the picture is called in the batch; its file may get another name. */
  file: z.string(),
  /** By which its row is found as the batch made it; batches of before are found by the name of the file. */
  version: z.string().optional(),
})

/** What stood where a batch is about to write, noted before it writes. */
export const before = z.discriminatedUnion('what', [document, picture])
export type Before = z.infer<typeof before>

/** What a `before` is about. */
export type Mentioned = Omit<z.infer<typeof document>, 'image'> | z.infer<typeof picture>

/**
 * A `before` that was read: how a document stood, which is the most of it by far, stays in the file until it is asked for,
 * so that a batch of thousands of long entries is undone in as little memory as one of a few.
 */
export type Noted =
  (Omit<z.infer<typeof document>, 'image'> & { image: () => Promise<Image> }) | z.infer<typeof picture>

/** How it stands after the write: who changes it later leaves another mark. */
export const after = z.object({ kind: z.literal('after'), key: z.string(), mark: z.string() })

/**
 * An address that is about to lead no longer to an entry of the same library, since the batch gives it to another. The
 * entry itself is no part of the batch.
 */
export const address = z.object({
  kind: z.literal('address'),
  collection: z.string(),
  id: z.string(),
  slug: z.string(),
  /** Its former slugs, as they were stored. */
  former: z.string(),
})
export type Address = z.infer<typeof address>

/**
 * What an undo that is about to begin leaves as it stands, by what `after` calls it, since whoever asked for it may not
 * write it. The latest counts; a start that goes on with the undo reads it.
 */
export const spared = z.object({ kind: z.literal('spared'), keys: z.array(z.string()) })

/** Everything is written: from here on a batch is completed, not taken back, if the database has all of it. */
export const whole = z.object({ kind: z.literal('whole') })

/** One line of a journal. */
export const entry = z.union([before, after, address, spared, whole])
export type Entry = z.infer<typeof entry>

/** What of a line is held while the journal is looked at. */
export type NotedEntry = Exclude<Entry, Before> | Noted

/** The mark of what stood there; the empty text when nothing did. */
export function markBefore(noted: Mentioned): string {
  return noted.what === 'picture' ? '' : noted.mark
}

/** What `after` calls what a `before` was about. */
export function keyOf(noted: Mentioned): string {
  return noted.what === 'picture' ? `picture/${noted.file}` : `${noted.collection}/${noted.code}`
}
