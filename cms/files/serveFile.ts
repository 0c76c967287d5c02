import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { PayloadRequest, UploadConfig } from 'payload'
import { typeOf } from '../../site/publisher/manifest.ts'
import { rangeOf } from '../serving/byteRange.ts'
import { type FileCollection, folderOf } from './folders.ts'
import { openedLate } from './openedLate.ts'

type Handler = NonNullable<UploadConfig['handlers']>[number]

const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'accept-ranges': 'bytes' }

/** Answers staff with a stored file, whole or a part; Payload has seen to who may read it. */
export function serveFile(collection: FileCollection): Handler {
  return async (req, { params: { filename } }) => {
    const isName = filename === path.basename(filename) && !filename.startsWith('.') && !/[\0\\]/.test(filename)
    const file = path.join(folderOf(collection), filename)
    const found = isName ? await stat(file).catch(() => undefined) : undefined
    if (found?.isFile() !== true) return missing(filename)
    const { size, mtimeMs } = found
    const range = rangeOf(rangeHeaders(req), `"${mtimeMs}"`, size)
    const given = { ...headers, 'content-type': typeOf(filename) }
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
  const message = `文件「${filename}」不在服务器上。请打开这张图片或这个音视频，重新上传原来的文件。`
  return Response.json({ errors: [{ message }] }, { status: 404, headers })
}

function rangeHeaders({ headers: sent }: PayloadRequest): { range?: string; 'if-range'?: string } {
  const [range, ifRange] = [sent.get('range'), sent.get('if-range')]
  return { ...(range === null ? {} : { range }), ...(ifRange === null ? {} : { 'if-range': ifRange }) }
}
