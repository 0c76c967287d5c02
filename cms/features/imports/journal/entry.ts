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

/** What stood where a batch is about to write, noted before it writes. */
export const before = z.discriminatedUnion('what', [
  z.object({
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
  }),
  z.object({
    kind: z.literal('before'),
    what: z.literal('picture'),
    /** What the picture is called in the batch; its file may get another name. */
    file: z.string(),
    /** By which its row is found as the batch made it; batches of before are found by the name of the file. */
    version: z.string().optional(),
  }),
])
export type Before = z.infer<typeof before>

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

/** The mark of what stood there; the empty text when nothing did. */
export function markBefore(noted: Before): string {
  return noted.what === 'picture' ? '' : noted.mark
}

/** What `after` calls what a `before` was about. */
export function keyOf(noted: Before): string {
  return noted.what === 'picture' ? `picture/${noted.file}` : `${noted.collection}/${noted.code}`
}
