import type { IncomingMessage } from 'node:http'
import { lengthOf } from '../bodies/receiveBody.ts'
import { isForNext } from '../../../base/network/paths.ts'
import type { Refused } from '../../../base/network/refused.ts'
import { contentReason } from '../../../base/network/refusals.ts'

/** Why a body is taken by nobody, as its method and address say; undefined when it may be, or when there is none. */
export function unwantedBody(request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Refused | undefined {
  if (lengthOf(request) === 0) return undefined
  const { method = '', url = '/' } = request
  if (!['POST', 'PATCH', 'PUT'].includes(method)) return contentReason('content-not-taken-by-method', { method })
  if (isForNext(url)) return undefined
  return contentReason('content-not-taken-here')
}
