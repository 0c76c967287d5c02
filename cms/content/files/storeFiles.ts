import path from 'node:path'
import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { nameKeyOf } from './fileName.ts'
import { filesOf } from './filesOf.ts'
import { type FileCollection, folderOf, isFileCollection } from './folders.ts'
import { type Note, openNote } from './notes.ts'
import { type Content, type NewFiles, place } from './place.ts'
import { inodeOf, settle } from './settle.ts'
import { freeStems, Reservations } from './stems.ts'
import { wantedName } from './upload.ts'
import { whenEnded } from './whenEnded.ts'

const byId = z.object({ id: z.object({ equals: z.string() }) })
type Row = Record<string, unknown>
type Request = Partial<PayloadRequest> | undefined
const size = z.object({ filename: z.string().nullish() })
const sizesOf = z.record(z.string(), size.nullish()).catch({})

/**
 * Ties the files of pictures and recordings to their rows. Payload (3.90) removes old files and writes new ones before
 * validation and hooks have had their say; here files are written when nothing but the row is left to write, under names
 * that no file has, and whatever no row names is removed when the row is committed, or was not. A note on the disk
 * lets the next start do what a crash prevented.
 */
export function storeFiles(payload: Payload): void {
  const { db } = payload
  const [create, updateOne, deleteOne] = [db.create.bind(db), db.updateOne.bind(db), db.deleteOne.bind(db)]
  const ended = whenEnded(db)
  const reservations = new Reservations()

  db.create = (args) => write(args.collection, args.data, args.req, undefined, () => create(args))
  db.updateOne = (args) => write(args.collection, args.data, args.req, args.id, () => updateOne(args))
  db.deleteOne = async (args) => {
    const id = byId.safeParse(args.where).data?.id.equals
    if (!isFileCollection(args.collection) || id === undefined) return deleteOne(args)
    const note = openNote()
    const files = await filesNow(args.collection, id, args.req)
    // on a full disk deleting must be possible; what the note would say is known here until the end
    await note.write({ collection: args.collection, files, temporary: [] }).catch(() => undefined)
    return ended(
      args.req,
      () => deleteOne(args),
      async (ending) => {
        if (ending === 'known') await settle(payload, note)
      },
    )
  }

  async function write<T>(
    collection: string,
    data: Row,
    req: Request,
    id: number | string | undefined,
    run: () => Promise<T>,
  ): Promise<T> {
    const wanted = req === undefined ? undefined : wantedName(req)
    if (!isFileCollection(collection) || req === undefined || wanted === undefined) return run()
    const files = newFiles(data, req)
    const ending = path.extname(String(data['filename']))
    const note = openNote()
    const { reserve, release } = reservations.open(collection)
    const bringAndWrite = async (): Promise<T> => {
      const old = id === undefined ? [] : await filesNow(collection, String(id), req)
      const stems = freeStems(db, collection, { wanted: wanted.stem, ending }, reserve)
      rename(collection, data, await place(collection, files, stems, note, old))
      return run()
    }
    return ended(req, bringAndWrite, async (ending) => {
      try {
        if (ending === 'known') await settle(payload, note)
      } finally {
        // a row that was written after all is seen when the name is looked for, and so are its files
        release()
      }
    })
  }

  async function filesNow(collection: FileCollection, id: string, req: Request): Promise<Note['files']> {
    const row = await db.findOne({ collection, where: { id: { equals: id } }, ...(req === undefined ? {} : { req }) })
    const found = filesOf(row).map(async ({ name }) => ({
      name,
      inode: await inodeOf(path.join(folderOf(collection), name)),
    }))
    return (await Promise.all(found)).flatMap(({ name, inode }) => (inode === undefined ? [] : [{ name, inode }]))
  }
}

/** What Payload has made of an upload: the file itself and its smaller sizes, named after the name that it had until now. */
function newFiles(data: Row, { file, payloadUploadSizes }: Partial<PayloadRequest>): NewFiles {
  if (file === undefined) throw new Error('there is no file')
  const own: Content = file.tempFilePath ? { path: file.tempFilePath } : file.data
  const files = new Map([[path.extname(String(data['filename'])), own]])
  const { name: stem } = path.parse(String(data['filename']))
  for (const [name, made] of Object.entries(sizesOf.parse(data['sizes']))) {
    const bytes = payloadUploadSizes?.[name]
    if (made?.filename && bytes !== undefined) files.set(made.filename.slice(stem.length), bytes)
  }
  return files
}

/** Writes the names that the files got into the row. */
function rename(collection: FileCollection, data: Row, stem: string): void {
  const { name: before } = path.parse(String(data['filename']))
  data['nameKey'] = nameKeyOf(stem)
  const sizes = Object.values((data['sizes'] ?? {}) as Record<string, Row | null>)
  for (const one of [data, ...sizes]) {
    if (typeof one?.['filename'] !== 'string') continue
    one['filename'] = stem + one['filename'].slice(before.length)
    one['url'] = `/api/${collection}/file/${encodeURIComponent(String(one['filename']))}`
  }
}
