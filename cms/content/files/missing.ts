import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { z } from 'zod'
import { filesOf } from './filesOf.ts'
import { type FileCollection, folderOf } from './folders.ts'

/** A picture or a recording whose files are not all there as its row says. */
export interface Missing {
  collection: FileCollection
  id: string
  /** What it is called in the admin. */
  title: string
  /** Its file as editors know it. */
  file: string
  isInTrash: boolean
  /** Names of its files that are gone, and of those that have another size than they should. */
  gone: string[]
  damaged: string[]
}

declare module '../../documents/port.ts' {
  interface Port {
    /** Pictures and recordings whose files are missing on the disk, as far as it is known. */
    missingFiles(): Promise<Missing[]>
  }
}

const row = z.object({
  id: z.coerce.string(),
  alt: z.string().nullish(),
  title: z.string().nullish(),
  filename: z.string().nullish(),
  originalName: z.string().nullish(),
  deletedAt: z.string().nullish(),
})

/** What a row lacks on the disk; undefined when nothing. */
export async function missingOf(collection: FileCollection, document: unknown): Promise<Missing | undefined> {
  const { id, alt, title, filename, originalName, deletedAt } = row.parse(document)
  const gone: string[] = []
  const damaged: string[] = []
  for (const { name, bytes } of filesOf(document)) {
    const found = await stat(path.join(folderOf(collection), name)).catch(() => undefined)
    if (found?.isFile() !== true) gone.push(name)
    else if (bytes !== undefined && found.size !== bytes) damaged.push(name)
  }
  if (gone.length === 0 && damaged.length === 0) return undefined
  const file = originalName ?? filename ?? ''
  return {
    collection,
    id,
    title: (alt ?? title) || file,
    file,
    isInTrash: Boolean(deletedAt),
    gone,
    damaged,
  }
}

/** The same as the database and the disk have it now: a row that is gone lacks nothing. */
export async function missingNow(
  { db }: Pick<Payload, 'db'>,
  collection: FileCollection,
  id: string,
): Promise<Missing | undefined> {
  const document = await db.findOne({ collection, where: { id: { equals: id } } })
  return document === null ? undefined : missingOf(collection, document)
}
