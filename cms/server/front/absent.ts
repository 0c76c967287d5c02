import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Reason } from '../../base/catalogue.ts'
import { controlPath, healthPath, isForApi, pathIn } from '../../base/network/paths.ts'
import { refuse } from '../http/refusals.ts'
import { pageHeaders } from '../http/staticFiles.ts'
import { wordsPage } from '../http/wordsPage.ts'
import type { CmsState } from './protocol.ts'
import { absenceReason } from './refusals.ts'

/** When whoever asked should ask again, in seconds. */
const retryAfter = 5

/** `busy`: it is there, and has more to do than it can. */
type Absence = CmsState | 'busy'

const reasons: Record<Absence, Reason> = {
  starting: absenceReason('cms-starting'),
  ok: absenceReason('cms-broke-off'),
  restarting: absenceReason('cms-restarting'),
  'crash-looping': absenceReason('cms-crash-looping'),
  busy: absenceReason('cms-busy'),
}

/**
 * Answers for a CMS that is not there: 503, when to come again, and why, as the one who asks can read it.
 * @param cms its state, and how often it has ended unexpectedly; `ok` when it broke off while it was to answer this
 */
export function answerAbsent(
  request: IncomingMessage,
  response: ServerResponse,
  cms: { state: Absence; restarts: number },
): void {
  // a browser that is cut off while it sends shows no answer at all
  request.resume()
  const path = pathIn(request.url ?? '/')
  const reason = reasons[cms.state]
  const { status, message: text } = reason
  const headers = {
    'retry-after': String(retryAfter),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
  if (path === healthPath || path.startsWith(controlPath)) {
    const state = cms.state === 'ok' ? 'restarting' : cms.state
    const body = path === healthPath ? { ok: false, cms: state, restarts: cms.restarts } : { error: text }
    response
      .writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body))
  } else if (isForApi(path)) {
    refuse(response, reason, headers)
  } else if (/^\/(admin|preview)(\/|$)/.test(path)) {
    response.writeHead(status, { ...pageHeaders(), ...headers, 'content-type': 'text/html; charset=utf-8' }).end(
      wordsPage({
        title: '后台暂时不能用',
        text,
        way: { path: '/', words: '打开公众网站' },
        // asking again does no harm: then the page does so by itself
        againAfterS: request.method === 'GET' ? retryAfter : undefined,
      }),
    )
  } else {
    response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end(text)
  }
}
