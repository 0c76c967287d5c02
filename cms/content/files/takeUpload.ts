import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type CollectionBeforeOperationHook, Forbidden, MissingFile, type PayloadRequest } from 'payload'
import sharp from 'sharp'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { beginToRead } from '../../documents/guards/guardedDatabase.ts'
import { bringsFile, checkCut, checkFocus, readEdits } from './edits.ts'
import { type FileCollection, folderOf } from './folders.ts'
import { fileReason } from './refusals.ts'
import { wantName, wantNameLike, wantedName } from './upload.ts'

/** Under this name a collection of files says in `custom` how one of them is looked at. */
export const checkName = 'check'

type UploadedFile = NonNullable<PayloadRequest['file']>

/** Looks at an uploaded file by its content. @returns what is to be another. @throws Refusal */
export type Check = (file: UploadedFile) => Promise<{ name: string }>

const stored = z.object({
  filename: z.string(),
  mimeType: z.string(),
  originalName: z.string().nullish(),
})
const byId = z.object({ id: z.string() })

/**
 * Takes what comes with a write of a picture or a recording: a file, looked at by its content; or a cut of the picture
 * that is there, which Payload would fetch from itself over HTTP. A focal point alone leaves the files as they are.
 */
export const takeUpload: CollectionBeforeOperationHook = async (given) => {
  const {
    args,
    collection: { slug, custom, labels },
    operation,
    req,
  } = given
  if (operation !== 'create' && operation !== 'update') return args
  await beginToRead(given)
  const collection = slug as FileCollection
  const check = custom[checkName] as Check
  // what a file is called whose name is of no use
  const fallback = String(labels.singular)
  const { overrideAccess, data } = args as { overrideAccess?: boolean; data?: Record<string, unknown> }
  const isOfFile = bringsFile(req)
  const id = byId.safeParse(args).data?.id
  // Payload asks after this: whoever is refused then would have had a picture decoded and made anew
  if (
    (isOfFile || operation === 'create') &&
    overrideAccess !== true &&
    !(await mayWrite(collection, operation, id, data, req))
  )
    throw new Forbidden(req.t)
  checkFocus(data)
  // Payload would fetch it from an address that somebody wrote
  if (operation === 'create' && req.file === undefined) throw new MissingFile(req.t)
  // nobody cuts a recording
  if (collection !== 'media') delete req.query['uploadEdits']
  const { focalPoint, ...cut } = readEdits(req.query['uploadEdits'])
  if (req.file !== undefined) await checked(req.file, fallback, check, wantedName(req) !== undefined)
  else {
    if (cut.crop !== undefined && id !== undefined) await sendAgain(collection, id, fallback, req)
    else {
      delete req.query['uploadEdits']
      if (focalPoint !== undefined && data !== undefined)
        Object.assign(data, { focalX: Math.round(focalPoint.x), focalY: Math.round(focalPoint.y) })
    }
  }
  if (req.file !== undefined && cut.crop !== undefined) checkCut(cut, await sharp(req.file.data).metadata())
  return args
}

/** Asks the collection's own rule. @param id of what is changed; undefined for a new one, and for many at once */
async function mayWrite(
  collection: FileCollection,
  operation: 'create' | 'update',
  id: string | undefined,
  data: unknown,
  req: PayloadRequest,
): Promise<boolean> {
  const { access } = req.payload.collections[collection].config
  const allowed = await access[operation]({ req, data, ...(id !== undefined && { id }) })
  if (typeof allowed === 'boolean' || id === undefined) return allowed !== false
  const { totalDocs } = await req.payload.db.count({
    collection,
    where: { and: [{ id: { equals: id } }, allowed] },
    req,
  })
  return totalDocs > 0
}

/** @param isOurs whether it was taken from what is stored, and so looked at before */
async function checked(file: UploadedFile, fallback: string, check: Check, isOurs: boolean): Promise<void> {
  if (!isOurs) {
    wantName(file, file.name, fallback)
    Object.assign(file, await check(file))
  }
  // Payload asks the database for each number until a name is free; ours is chosen when the row is written
  file.name = `${randomUUID()}${path.extname(file.name)}`
}

/** Puts the picture that is there into the request, as if it were sent again. */
async function sendAgain(collection: FileCollection, id: string, fallback: string, req: PayloadRequest): Promise<void> {
  const row = stored.safeParse(await req.payload.db.findOne({ collection, where: { id: { equals: id } }, req })).data
  // whoever asks for what is not there is told so by Payload
  if (row === undefined) return
  const bytes = await readFile(path.join(folderOf(collection), row.filename)).catch(() => undefined)
  if (bytes === undefined)
    throw new Refusal(fileReason('picture-file-lost', { name: row.originalName ?? row.filename }))
  const name = `${randomUUID()}${path.extname(row.filename)}`
  const file: UploadedFile = { data: bytes, mimetype: row.mimeType, name, size: bytes.length }
  wantNameLike(file, row, fallback)
  req.file = file
}
