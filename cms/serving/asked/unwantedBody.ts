import type { IncomingMessage } from 'node:http'
import { lengthOf } from '../bodies/receiveBody.ts'
import { isForNext } from '../paths.ts'
import type { Refused } from './refusal.ts'

/** Why a body is taken by nobody, as its method and address say; undefined when it may be, or when there is none. */
export function unwantedBody(request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Refused | undefined {
  if (lengthOf(request) === 0) return undefined
  const { method = '', url = '/' } = request
  if (!['POST', 'PATCH', 'PUT'].includes(method)) return { status: 400, message: `${method} 请求不能带内容。` }
  if (isForNext(url)) return undefined
  return { status: 400, message: '这个地址不收内容：请求头 Content-Length 要写 0，或去掉它。' }
}
