import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { PayloadRequest, UploadConfig } from 'payload'
import { isToBeKept, typeOf } from '../../../site/publisher/release/manifest.ts'
import { answerOf } from '../../base/catalogue.ts'
import { Refusal } from '../../base/refusal.ts'
import { rangeOf } from '../../base/network/byteRange.ts'
import { isAskedFor } from './askedFor.ts'
import { type FileCollection, folderOf } from './folders.ts'
import { openedLate } from './openedLate.ts'
import { fileReason } from './refusals.ts'

type Handler = NonNullable<UploadConfig['handlers']>[number]

const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'accept-ranges': 'bytes' }

/**
 * Answers staff with a stored file, whole or a part, where Payload has seen to who may read it: at the endpoint of files.
 * @throws Refusal for whoever comes another way
 */
export function serveFile(collection: FileCollection): Handler {
  return async (req, { params: { filename } }) => {
    if (!isAskedFor(req, collection, filename)) throw new Refusal(fileReason('file-from-another-address'))
    const isName = filename === path.basename(filename) && !filename.startsWith('.') && !/[\0\\]/.test(filename)
    const file = path.join(folderOf(collection), filename)
    const found = isName ? await stat(file).catch(() => undefined) : undefined
    if (found?.isFile() !== true) return missing(filename)
    const { size, mtimeMs } = found
    const range = rangeOf(rangeHeaders(req), `"${mtimeMs}"`, size)
    const type = typeOf(filename)
    const given = { ...headers, 'content-type': type, ...(isToBeKept(type) && { 'content-disposition': 'attachment' }) }
    if (range === 'none')
      return new Response(null, { status: 416, headers: { ...given, 'content-range': `bytes */${size}` } })
    const { start, end } = range ?? { start: 0, end: size - 1 }
    const lengths = {
      'content-length': String(end - start + 1),
      ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
    }
    return new Response(openedLate(file, { start, end }, req.signal), {
      status: range === undefined ? 200 : 206,
      headers: { ...given, ...lengths },
    })
  }
}

function missing(filename: string): Response {
  const reason = fileReason('stored-file-lost', { name: filename })
  return Response.json(answerOf(reason), { status: reason.status, headers })
}

function rangeHeaders({ headers: sent }: PayloadRequest): { range?: string; 'if-range'?: string } {
  const [range, ifRange] = [sent.get('range'), sent.get('if-range')]
  return { ...(range === null ? {} : { range }), ...(ifRange === null ? {} : { 'if-range': ifRange }) }
}
