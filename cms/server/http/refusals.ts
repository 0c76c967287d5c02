import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { answerOf, type Reason } from '../../base/catalogue.ts'
import { contentReason, requestReason } from '../../base/network/refusals.ts'
import { refusedMethod } from '../../base/network/refused.ts'
import { pageHeaders } from './staticFiles.ts'
import { wordsPage } from './wordsPage.ts'

/** Answers a request that is refused, in the form of the API's errors. */
export function refuse(response: ServerResponse, reason: Reason, headers: Record<string, string> = {}): void {
  response.writeHead(reason.status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(answerOf(reason)))
}

/** Answers the form of a browser without scripts, which shows its answer: what was typed stands on the page before. */
export function refuseWithPage(response: ServerResponse, { status, message: text }: Reason): void {
  const page = { title: '没有提交成功', text, way: { path: '/', words: '回到首页' } }
  response
    .writeHead(status, { ...pageHeaders(), 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(wordsPage(page))
}

/** Answers that are complete and kept open until the rest of their request has come. */
const lingering = new WeakSet<ServerResponse>()

/** Whether an answer has been written whole, and its connection is kept only for what is still being sent. */
export function isLingering(response: ServerResponse): boolean {
  return lingering.has(response)
}

/** Longest time that the rest of a refused body is thrown away, in milliseconds. */
const lingerMs = 5_000

/**
 * Refuses a body of unknown length and ends its connection: nobody could say how much is still to come, and where the
 * next request begins. What comes is thrown away for a while first, since a connection that is closed in somebody's face
 * may take the answer with it.
 */
export function refuseUnmeasured(request: IncomingMessage, response: ServerResponse): void {
  const reason = contentReason('content-unmeasured')
  const body = JSON.stringify(answerOf(reason))
  response.setHeader('connection', 'close')
  response.writeHead(reason.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  response.write(body)
  lingering.add(response)
  const timer = setTimeout(() => response.end(), lingerMs)
  request.resume().once('close', () => {
    clearTimeout(timer)
    response.end()
  })
}

/**
 * Answers a connection on which something came that is no request, or came too slowly, and ends it.
 * @param error Node's, of reading the request
 */
export function refuseUnreadable({ code }: Pick<NodeJS.ErrnoException, 'code'>, socket: Duplex): void {
  if (code === 'ECONNRESET') return void socket.destroy()
  const [phrase, reason] = unreadable[code ?? ''] ?? ['Bad Request', requestReason('request-unreadable')]
  endWith(socket, phrase, reason)
}

/** Answers whoever asks for a tunnel to somewhere (CONNECT), of which Node makes no request. */
export function refuseTunnel(socket: Duplex): void {
  // Node has taken its own listener away, and an error that nobody hears ends the process
  socket.on('error', () => socket.destroy())
  const { headers, ...reason } = refusedMethod('CONNECT', ['GET', 'HEAD'])
  endWith(socket, 'Method Not Allowed', reason, `Allow: ${headers?.['allow']}\r\n`)
}

/** Writes an answer to a connection that has none of Node's, and ends it. */
function endWith(socket: Duplex, phrase: string, reason: Reason, besides = ''): void {
  // it was answered; what comes after is read as badly, and closing at once would take the answer back
  if (!socket.writable) return
  setTimeout(() => socket.destroy(), lingerMs).unref()
  const body = JSON.stringify(answerOf(reason))
  socket.end(
    `HTTP/1.1 ${reason.status} ${phrase}\r\n${besides}Content-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: frame-ancestors 'self'\r\nConnection: close\r\n\r\n${body}`,
  )
}

const unreadable: Readonly<Record<string, [phrase: string, Reason]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['Request Timeout', requestReason('request-too-slow')],
  HPE_HEADER_OVERFLOW: ['Request Header Fields Too Large', requestReason('headers-too-large')],
}
