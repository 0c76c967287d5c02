import type { IncomingMessage, ServerResponse } from 'node:http'
import { controlPath } from './control.ts'
import type { Health } from './health.ts'
import { addressOf, isLogin, LoginLimit } from './loginLimit.ts'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Who answers what. */
interface Answers {
  /** The admin and its API. */
  next: Handle
  preview: Handle
  control: Handle
  health: () => Promise<Health>
  /** The public site: the published files, or the site's development server. */
  site: Handle
}

/** One process serves all: admin and API from Next, previews, health, and the published site. */
export function routes(answers: Answers): Handle {
  const limit = new LoginLimit()
  return async (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    if (path === '/healthz') {
      const health = await answers.health()
      response.writeHead(health.ok ? 200 : 503, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
      response.end(JSON.stringify(health))
      return
    }
    if (/^\/(admin|api|_next)(\/|$)/.test(path)) {
      const wait = isLogin(request) ? limit.take(addressOf(request), Date.now()) : 0
      if (wait > 0) return tooMany(response, wait)
      return answers.next(request, response)
    }
    if (path.startsWith('/preview/')) return answers.preview(request, response)
    if (path.startsWith(controlPath)) return answers.control(request, response)
    return answers.site(request, response)
  }
}

function tooMany(response: ServerResponse, seconds: number): void {
  const minutes = Math.ceil(seconds / 60)
  response.writeHead(429, { 'content-type': 'application/json; charset=utf-8', 'retry-after': String(seconds) })
  response.end(JSON.stringify({ errors: [{ message: `登录尝试太多，请 ${minutes} 分钟后再试。` }] }))
}
