import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Endpoint, PayloadRequest } from 'payload'
import { Refusal } from '../../base/refusal.ts'
import { linkOrCopy } from '../../base/disk/linkOrCopy.ts'
import { type FileCollection, folderOf } from './folders.ts'
import { fileReason } from './refusals.ts'
import { requestFolder } from './requestFolder.ts'
import { wantNameLike } from './upload.ts'

type UploadedFile = NonNullable<PayloadRequest['file']>

/**
 * Copies a picture or a recording, with a file of its own. Payload's way to do it would fetch the file from itself over
 * HTTP.
 * @param fields what is copied besides the file
 * @param fallback what the copy's file is called when its name is of no use
 */
export function duplicateFile(collection: FileCollection, fields: readonly string[], fallback: string): Endpoint {
  return {
    path: '/:id/duplicate',
    method: 'post',
    handler: async (req) => {
      const common = { collection, req, user: req.user, overrideAccess: false, depth: 0 } as const
      const original = await req.payload.findByID({ ...common, id: String(req.routeParams?.['id']) })
      const row: Readonly<Record<string, unknown>> = { ...original }
      const file = await copyOf(collection, original)
      wantNameLike(file, original, fallback)
      const data = Object.fromEntries(fields.map((name) => [name, row[name]]))
      const doc = await req.payload.create({ ...common, data: data as never, file })
      return Response.json({ doc, message: '已复制。' })
    },
  }
}

/** A picture is read, since Payload writes into a file that it is given; a recording may be too large for that. */
async function copyOf(
  collection: FileCollection,
  { filename, mimeType }: { filename?: string | null; mimeType?: string | null },
): Promise<UploadedFile> {
  const source = path.join(folderOf(collection), filename ?? '')
  const found = await stat(source).catch(() => undefined)
  if (!filename || found?.isFile() !== true) throw new Refusal(fileReason('copied-file-lost', { name: filename ?? '' }))
  const file = { name: filename, mimetype: mimeType ?? '', size: found.size }
  if (collection === 'media') return { ...file, data: await readFile(source) }
  const tempFilePath = path.join(requestFolder(), randomUUID())
  await linkOrCopy(source, tempFilePath)
  return { ...file, data: Buffer.alloc(0), tempFilePath }
}
