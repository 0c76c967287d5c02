import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { readAsked, searchPath } from '../../../site/search/asked/asked.ts'
import type { FileCache } from '../http/fileCache.ts'
import type { PublishedFiles } from './publishedFiles.ts'
import { networkOf } from '../../base/network/networks.ts'
import { accepts, pageHeaders } from '../http/staticFiles.ts'
import { answeredPage } from './answeredPage.ts'
import type { SearchAnswers } from '../search/searchAnswers.ts'

const zip = promisify(gzip)

/**
 * Answers a search with its results in the page, for browsers without scripts.
 * @param address of the visitor
 * @returns false when the published page is to be sent as it is: nothing is asked, or it cannot be answered now
 */
export async function serveSearch(
  request: IncomingMessage,
  response: ServerResponse,
  {
    answers,
    shown,
    cache,
    address,
  }: { answers: SearchAnswers; shown: PublishedFiles; cache: FileCache; address: string },
): Promise<boolean> {
  const url = request.url ?? '/'
  if (request.method !== 'GET' || !url.startsWith(`${searchPath}?`)) return false
  const page = shown.get(searchPath)
  const place = { folder: shown.folder, version: shown.searchVersion }
  const markup = await answers.markupFor(url, networkOf(address), place, Date.now())
  const bytes = markup === undefined || page === undefined ? undefined : await cache.read(page)
  if (markup === undefined || bytes === undefined) return false
  const { text } = readAsked(new URL(url, 'http://localhost').searchParams)
  const whole = Buffer.from(answeredPage(Buffer.from(bytes).toString(), text, markup))
  const isZipped = accepts(String(request.headers['accept-encoding'] ?? ''), 'gzip')
  const body = isZipped ? await zip(whole) : whole
  response
    .writeHead(200, {
      ...pageHeaders(searchPath),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, max-age=0, must-revalidate',
      vary: 'accept-encoding',
      ...(isZipped && { 'content-encoding': 'gzip' }),
      'content-length': body.length,
    })
    .end(body)
  return true
}
