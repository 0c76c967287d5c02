import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Staff } from '../../rights/verdict.ts'
import type { FullDisk } from '../../base/disk/fullDisk.ts'
import { addressSizeProblem } from '../http/asked/addressSize.ts'
import type { ApiConfig } from '../../documents/queries/apiAddresses.ts'
import { type Refused, refusedMethod } from '../../base/network/refused.ts'
import { requestReason } from '../../base/network/refusals.ts'
import { requestProblem } from '../http/asked/requestProblem.ts'
import { answerWhole } from './answerWhole.ts'
import type { LargeBodies } from '../http/bodies/largeBodies.ts'
import { setPrivate } from '../http/defaultHeaders.ts'
import type { Health } from './health.ts'
import { controlPath, decodedPath, healthPath, isForApi, isForNext, pathIn } from '../../base/network/paths.ts'
import { refuse, refuseUnmeasured } from '../http/refusals.ts'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Who answers what. */
export interface Answers {
  /** Who is logged in. */
  staffOf: (request: IncomingMessage) => Promise<Staff | undefined>
  /** Whether there is room for what is written. */
  disk: Pick<FullDisk, 'problem' | 'doing'>
  /** What the API has addresses for. */
  config: ApiConfig
  /** Payload's API. */
  api: Handle
  /** The admin's pages. */
  admin: Handle
  preview: Handle
  control: Handle
  health: () => Promise<Health>
  /** The public site, while it is being developed; the published one is answered by the front. */
  site: Handle | undefined
  /** Where large bodies wait until they have arrived whole. */
  uploading: string
  largeBodies: LargeBodies
  log: Logger
}

/**
 * Who answers a request: admin and API from Next, previews, health, commands.
 * Where the visitor is stands in a header that whoever took the request has set.
 */
export function routes(answers: Answers): Handle {
  const refused = (request: IncomingMessage, response: ServerResponse, { headers, ...reason }: Refused): void => {
    answers.log.info({ status: reason.status, method: request.method }, '请求被拒绝')
    refuse(response, reason, headers)
  }
  return async (request, response) => {
    const url = request.url ?? '/'
    const path = pathIn(url)
    const tooLarge = /^\/(admin|api|_next|preview)(\/|$)/.test(path) ? addressSizeProblem(url) : undefined
    if (tooLarge !== undefined) return refused(request, response, tooLarge)
    markPlainRead(request)
    markNeighboursWrite(request)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead && (path === healthPath || path.startsWith('/preview/')))
      return refused(request, response, refusedMethod(request.method ?? '', ['GET', 'HEAD']))
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
      if (request.headers['transfer-encoding'] !== undefined) return refuseUnmeasured(request, response)
      const decoded = decodedPath(path) ?? ''
      const problem = requestProblem(request, answers.config)
      if (problem !== undefined) return refused(request, response, problem)
      if (isForApi(path)) {
        setPrivate(response)
        request.url = withoutLastSlash(url)
        // Payload knows no HEAD; Node sends no body to one, whatever answers
        if (request.method === 'HEAD') request.method = 'GET'
      }
      return answerWhole(request, response, decoded, answers)
    }
    if (path.startsWith('/preview/')) return answers.preview(request, response)
    if (path.startsWith(controlPath)) return answers.control(request, response)
    if (answers.site !== undefined) return answers.site(request, response)
    refuse(response, requestReason('nothing-there'))
  }
}

/** Next would lead the address on to the one without, and say it twice in headers that are too large for some clients. */
function withoutLastSlash(url: string): string {
  const [path = ''] = url.split('?', 1)
  let end = path.length
  while (path[end - 1] === '/') end--
  return path.slice(0, end) + url.slice(path.length)
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
 * Payload takes the log-in cookie with a write of the same site, where another program under the same domain is one. Only
 * our own pages write; what is followed from there to a page of the admin is a read.
 */
export function markNeighboursWrite({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): void {
  const isRead = method === 'GET' || method === 'HEAD'
  if (!isRead && headers['sec-fetch-site'] === 'same-site') headers['sec-fetch-site'] = 'cross-site'
}
