import { Agent, type IncomingMessage, request as send, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { addressHeader, type addressReader } from '../address.ts'
import { refuseUnmeasured } from '../refusals.ts'
import { secretHeader } from './headers.ts'

/** Headers that belong to one connection and not to what is sent over it. */
const ofConnection = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade', 'expect'])
/** Largest headers of an answer, in bytes: Next leads an address with a slash at its end to one without, and says it twice. */
const largestAnswerHeaders = 64 * 1024
const ours = new Set<string>([addressHeader, secretHeader])

/**
 * Passes requests on to the server behind the front, and its answers back, both as they come.
 * @param port of this machine
 * @param secret that says to the server that the front asks
 * @param addressOf tells where a request comes from
 * @param whenAbsent answers a request that the server broke off
 */
export function forwardTo(
  port: number,
  secret: string,
  addressOf: ReturnType<typeof addressReader>,
  whenAbsent: (request: IncomingMessage, response: ServerResponse) => void,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const agent = new Agent({ keepAlive: true })
  return async (request, response) => {
    // refused here: behind, the body that is still coming would cut off the answer
    if (request.headers['transfer-encoding'] !== undefined) return refuseUnmeasured(request, response)
    const headers = kept(request.rawHeaders, (name) => !ofConnection.has(name) && !ours.has(name))
    headers.push(secretHeader, secret, addressHeader, addressOf(request))
    // HTTP/1.0 needs none, as simple checks of health ask
    if (request.headers.host === undefined) headers.push('host', 'localhost')
    const { method, url: path } = request
    // without either header there is no body (RFC 9112, 6.3); Node would announce one of unknown length
    if (request.headers['content-length'] === undefined && method !== 'GET' && method !== 'HEAD')
      headers.push('content-length', '0')
    const asking = send({ host: '127.0.0.1', port, agent, method, path, headers, maxHeaderSize: largestAnswerHeaders })
    const answered = new Promise<IncomingMessage | undefined>((resolve) => {
      asking.once('response', resolve)
      // also after the answer, which may come before the body has been sent to its end, and counts
      asking.on('error', () => resolve(undefined))
    })
    // nobody waits any more
    response.once('close', () => asking.destroy())
    asking.once('close', () => {
      request.unpipe(asking)
      request.resume()
    })
    request.pipe(asking)
    const answer = await answered
    if (answer === undefined) {
      // it has ended, now or while it was to answer; a visitor who has gone is told nothing
      if (!response.destroyed) whenAbsent(request, response)
      return
    }
    response.writeHead(
      answer.statusCode ?? 502,
      kept(answer.rawHeaders, (name) => !ofConnection.has(name) && name !== 'transfer-encoding'),
    )
    await pipeline(answer, response)
  }
}

/** Those of a flat list of names and values whose name, in lower case, is wanted. */
function kept(raw: readonly string[], isWanted: (name: string) => boolean): string[] {
  return raw.filter((_, index) => isWanted((raw[index - (index % 2)] ?? '').toLowerCase()))
}
