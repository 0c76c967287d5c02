import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { lengthOf } from '../bodies/receiveBody.ts'
import { shapeProblem } from '../bodies/jsonProblem.ts'
import type { Refused } from '../../../base/network/refused.ts'
import { requestReason } from '../../../base/network/refusals.ts'

/** Whether a request calls a function of the admin's server, as its pages do. */
export function isCall({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  return method === 'POST' && headers['next-action'] !== undefined
}

/** What is wrong with a call by its headers alone; Next answers 500 to it. */
export function callProblem(headers: IncomingHttpHeaders): Refused | undefined {
  // Next's name of a function begins with how many arguments it has; ours has one
  if (!/^40[0-9a-f]{38,40}$/.test(String(headers['next-action']))) return requestReason('call-unknown')
  if (!isOwnOrigin(headers)) return requestReason('call-from-elsewhere')
  if (lengthOf({ headers }) === 0) return requestReason('call-without-content')
  // React sends a form when there are files among the arguments: those of the admin have none (Payload leaves them out)
  if (/^text\/plain(;|$)/i.test(headers['content-type'] ?? '')) return undefined
  return requestReason('call-of-another-type')
}

/** Compared as Next does, which sees an error of the server in the difference. */
function isOwnOrigin(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  const forwarded = String(headers['x-forwarded-host'] ?? '')
    .split(',')[0]
    ?.trim()
  return URL.canParse(origin) && new URL(origin).host === (forwarded || host)
}

/**
 * What is wrong with the arguments of a call that came as one text.
 * @param text UTF-8 of React's form of them: JSON, in which texts that begin with `$` stand for something else
 */
export function callTextProblem(text: Buffer): Refused | undefined {
  const wrong = requestReason('call-wrong')
  const shape = shapeProblem(text)
  if (shape !== undefined) return shape
  let args: unknown
  try {
    args = JSON.parse(text.toString('utf8'))
  } catch {
    return wrong
  }
  if (!Array.isArray(args) || args.length !== 1) return wrong
  const todo: unknown[] = [args]
  while (todo.length > 0) {
    const value = todo.pop()
    if (typeof value === 'string' && !isSound(value, args)) return wrong
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) todo.push(part)
  }
  return undefined
}

/** Whether a text is plain, or stands for something that there is. */
function isSound(text: string, root: unknown): boolean {
  if (!text.startsWith('$')) return true
  const [, path] = /^\$0:(.*)$/s.exec(text) ?? []
  if (path === undefined) return /^\$(\$|T|D\d{4}-|undefined$|-0$|-?Infinity$|NaN$|n-?\d{1,40}$)/.test(text)
  let found: unknown = root
  for (const key of path.split(':')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return false
    found = (found as Record<string, unknown>)[key]
  }
  return true
}
