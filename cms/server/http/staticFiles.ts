import { open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import type { Range } from 'range-parser'
import { embedGuidePath, goneEmbedPath } from '../../../site/catalogue/embeds.ts'
import { framersOf, pagePolicy, pagePolicyOf } from '../../../site/publisher/outputs/pagePolicy.ts'
import { isToBeKept, type Manifest, type PublishedFile } from '../../../site/publisher/release/manifest.ts'
import { rangeOf } from '../../base/network/byteRange.ts'
import type { FileCache } from './fileCache.ts'
import { decodedPath } from '../../base/network/paths.ts'

const aYear = 'public, max-age=31536000, immutable'
/** How often a file that is being replaced is looked at again, 5 ms apart. */
const attempts = 40
const checkEachTime = 'public, max-age=0, must-revalidate'
const notFoundPage = '/404.html'
/** What answers 404, also to whoever asks for it by its own address. */
const missingPages: readonly string[] = [notFoundPage, goneEmbedPath]

/** What no page asks for, and one page may: where somebody is, to find what is near, which is computed on the device. */
const permissions =
  'accelerometer=(), camera=(), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()'

/**
 * Headers that every page gets, published or previewed.
 * @param path of a published page; others run no script of ours
 * @param weChatSdk as of `pagePolicyOf`
 */
export function pageHeaders(path?: string, weChatSdk?: string): Readonly<Record<string, string>> {
  return {
    // who may frame a page cannot be said in the page itself
    'content-security-policy': `${path === undefined ? pagePolicy : pagePolicyOf(path, weChatSdk)}; frame-ancestors ${framersOf(path)}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': permissions,
  }
}

/**
 * Answers a request from the published site. What is not in the manifest does not exist; of a list in a frame of another
 * site, that frame can say so.
 * @param files gives the manifest of the current release, which is told of a file that is not where it should be
 * @param cache of the files that are read often
 * @param weChatSdk as of `pagePolicyOf`
 */
export async function serveStatic(
  request: IncomingMessage,
  response: ServerResponse,
  files: () => Pick<Manifest, 'get' | 'has'> & { missed: (url: string) => void },
  cache: FileCache,
  weChatSdk?: string,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response
      .writeHead(405, { allow: 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8' })
      .end('这个地址只能读取。')
    return
  }
  const [encoded = '/', ...query] = (request.url ?? '/').split('?')
  const path = decodedPath(encoded)
  if (path !== undefined && !files().has(path) && files().has(`${path}/`)) {
    // a leading double slash would name another host
    const target = encodeURI(`${path}/`).replace(/^\/{2,}/, '/')
    response.writeHead(301, { location: [target, ...query].join('?'), 'cache-control': checkEachTime }).end()
    return
  }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const isMissing = path === undefined || missingPages.includes(path) || !files().has(path)
    const shown = isMissing ? insteadOf(path ?? '') : path
    const found = files().get(shown)
    if (found === undefined) break
    if (found.location !== undefined) {
      response.writeHead(301, { location: [found.location, ...query].join('?'), 'cache-control': checkEachTime }).end()
      return
    }
    // a copy that stays unreadable is passed over for the file itself
    const accepted = attempt < attempts / 2 ? String(request.headers['accept-encoding'] ?? '') : ''
    const answer = answerOf(request, accepted, found, shown, weChatSdk)
    if (await send(request, response, answer, cache, () => files().get(shown) === found)) return
    // it is being replaced at this moment, or is in its place by now
    files().missed(shown)
    await setTimeout(5)
  }
  const isThere = path !== undefined && files().has(path)
  response
    .writeHead(isThere ? 503 : 404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(isThere ? '这个页面正在修复，请稍后再看。' : '没有这个页面。')
}

/** What is shown in the place of a path that is not there. */
function insteadOf(path: string): string {
  return path.startsWith(embedGuidePath) ? goneEmbedPath : notFoundPage
}

function cacheOf(path: string): string {
  return path.startsWith('/_astro/') || path.startsWith('/media/') ? aYear : checkEachTime
}

interface Answer {
  status: number
  headers: Record<string, string | number>
  /** The file whose bytes are sent; undefined when the visitor has them already, or asks for some that it has not. */
  body: { file: string; size: number } | undefined
  /** Which of them, when they are not all. */
  range?: Range
}

function answerOf(
  { headers: asked }: IncomingMessage,
  accepted: string,
  found: PublishedFile,
  path: string,
  weChatSdk: string | undefined,
): Answer {
  const status = missingPages.includes(path) ? 404 : 200
  const encoding = found.br && accepts(accepted, 'br') ? 'br' : found.gz && accepts(accepted, 'gzip') ? 'gz' : undefined
  const body = encoding === undefined ? found : (found[encoding] ?? found)
  const etag = encoding === undefined ? found.etag : found.etag.replace(/"$/, `-${encoding}"`)
  const headers: Answer['headers'] = {
    ...pageHeaders(path, weChatSdk),
    'content-type': found.type,
    'cache-control': status === 404 ? 'no-store' : cacheOf(path),
    etag,
  }
  if (isToBeKept(found.type)) headers['content-disposition'] = keptAs(path)
  if (found.br ?? found.gz) headers['vary'] = 'accept-encoding'
  if (status === 200 && matches(asked['if-none-match'], etag)) return { status: 304, headers, body: undefined }
  // what is sent compressed is small; a player jumps about in what is not
  if (encoding === undefined && status === 200) {
    headers['accept-ranges'] = 'bytes'
    const range = rangeOf(asked, etag, found.size)
    if (range === 'none') {
      headers['content-range'] = `bytes */${found.size}`
      return { status: 416, headers, body: undefined }
    }
    if (range !== undefined) {
      headers['content-range'] = `bytes ${range.start}-${range.end}/${found.size}`
      headers['content-length'] = range.end - range.start + 1
      return { status: 206, headers, body, range }
    }
  }
  headers['content-length'] = body.size
  if (encoding !== undefined) headers['content-encoding'] = encoding === 'br' ? 'br' : 'gzip'
  return { status, headers, body }
}

/** Has a file kept under the name in which its address ends (RFC 6266). */
function keptAs(path: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(path.slice(path.lastIndexOf('/') + 1))}`
}

/**
 * @param isCurrent whether the manifest still says of the file what the answer says
 * @returns false when it does not, or the disk has another file: nothing was sent
 */
async function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, range }: Answer,
  cache: FileCache,
  isCurrent: () => boolean,
): Promise<boolean> {
  if (body === undefined || method === 'HEAD') {
    response.writeHead(status, headers).end()
    return true
  }
  const bytes = await cache.read(body)
  if (bytes !== undefined) {
    if (!isCurrent()) return false
    response.writeHead(status, headers).end(range ? bytes.subarray(range.start, range.end + 1) : bytes)
    return true
  }
  // opened before the headers go out: an open file stays readable when it is replaced or its release is swept
  const handle = await open(body.file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (handle === undefined) return false
  if ((await handle.stat()).size !== body.size || !isCurrent()) {
    await handle.close()
    return false
  }
  response.writeHead(status, headers)
  await pipeline(handle.createReadStream(range ?? {}), response)
  return true
}

/** Whether Accept-Encoding names a coding and does not rule it out with q=0. */
export function accepts(acceptEncoding: string, coding: 'br' | 'gzip'): boolean {
  return acceptEncoding.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return (
    ifNoneMatch === '*' || ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag)
  )
}
