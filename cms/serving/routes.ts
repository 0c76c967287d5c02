import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { aroundFile, largestFile, largestRecording, uploadTooLarge } from '../collections/media/uploadLimit.ts'
import { largestPictureZip, pictureZipTooLarge } from '../import/uploadLimits.ts'
import { controlPath } from './control.ts'
import type { Health } from './health.ts'
import { decodedPath, healthPath, isForNext, normalPath, pathIn } from './paths.ts'
import { refuse, refuseUnmeasured } from './refusals.ts'

/** A picture, or anything else that is sent. */
const largestBody = largestFile + aroundFile

/** How large the body of a request may be, in bytes, and what is said of a larger one. @param path decoded */
function limitOf(path: string): { largest: number; problem: string } {
  if (/^\/api\/recordings(\/|$)/.test(path)) return { largest: largestRecording + aroundFile, problem: uploadTooLarge }
  // whole zips of pictures
  if (/^\/api\/import\/batches\/[^/]+\/pictures\/?$/.test(path))
    return { largest: largestPictureZip, problem: pictureZipTooLarge }
  return { largest: largestBody, problem: uploadTooLarge }
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Who answers what. */
interface Answers {
  /** Whether somebody is logged in. */
  isStaff: (request: IncomingMessage) => Promise<boolean>
  /** The admin and its API. */
  next: Handle
  preview: Handle
  control: Handle
  health: () => Promise<Health>
  /** The public site, while it is being developed; the published one is answered by the front. */
  site: Handle | undefined
}

/**
 * Who answers a request: admin and API from Next, previews, health, commands.
 * Where the visitor is stands in a header that whoever took the request has set.
 */
export function routes(answers: Answers): Handle {
  return async (request, response) => {
    const url = request.url ?? '/'
    const path = pathIn(url)
    markPlainRead(request)
    if (path === healthPath) {
      const health = await answers.health()
      response.writeHead(health.ok ? 200 : 503, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      })
      response.end(JSON.stringify(health))
      return
    }
    if (isForNext(url)) {
      if (request.headers['transfer-encoding'] !== undefined) return refuseUnmeasured(response)
      const decoded = decodedPath(normalPath(url)) ?? ''
      const length = Number(request.headers['content-length'] ?? 0)
      const { largest, problem } = limitOf(decoded)
      if (length > largest) return refuseBody(request, response, 413, problem)
      // nobody else may fill the disk with it
      if (length > largestBody && !(await answers.isStaff(request)))
        return refuseBody(request, response, 403, '请先登录。')
      return answers.next(request, response)
    }
    if (path.startsWith('/preview/')) return answers.preview(request, response)
    if (path.startsWith(controlPath)) return answers.control(request, response)
    if (answers.site !== undefined) return answers.site(request, response)
    refuse(response, 404, '没有这个地址。')
  }
}

/**
 * Payload takes the log-in cookie only with an Origin or a Sec-Fetch-Site header. Browsers send neither when they read
 * over plain HTTP from another machine, as in a union's own network, so the admin would never open there. A read
 * changes nothing and its answer is closed to other sites; a write always carries its Origin.
 */
function markPlainRead(request: IncomingMessage): void {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (isRead && request.headers.origin === undefined) request.headers['sec-fetch-site'] ??= 'same-origin'
}

/**
 * A body is read to its end before it is refused: a browser that is cut off while it sends shows no answer at all.
 */
async function refuseBody(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
): Promise<void> {
  request.resume()
  await once(request, 'end')
  refuse(response, status, message)
}
