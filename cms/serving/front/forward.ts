import { Agent, type IncomingMessage, request as send, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { addressHeader, type addressReader } from '../address.ts'
import { counted } from '../networks.ts'
import { openLimit } from '../bodies/bodyLimits.ts'
import { BodyGone, lengthOf, receiveBody, SlowBody, tooSlow } from '../bodies/receiveBody.ts'
import { refuse, refuseUnmeasured } from '../refusals.ts'
import { answerAbsent } from './absent.ts'
import { secretHeader } from './headers.ts'
import { kindOf, type Kind, shares } from './kinds.ts'
import { Places } from './places.ts'

/** Headers that belong to one connection and not to what is sent over it. */
const ofConnection = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade', 'expect'])
/** Largest headers of an answer, in bytes: Next leads an address with a slash at its end to one without, and says it twice. */
const largestAnswerHeaders = 64 * 1024
const ours = new Set<string>([addressHeader, secretHeader])
/** Most connections for one kind of request: an answer that is slowly read keeps its own after its place is free. */
const mostSockets = 512

/**
 * Passes requests on to the server behind the front, a few at a time, and its answers back, both as they come.
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
  const ways = new Map(
    Object.entries(shares).map(([kind, share]) => [
      kind as Kind,
      { places: new Places(share), agent: new Agent({ keepAlive: true, maxSockets: mostSockets }) },
    ]),
  )
  return async (request, response) => {
    // refused here: behind, the body that is still coming would cut off the answer
    if (request.headers['transfer-encoding'] !== undefined) return refuseUnmeasured(request, response)
    const kind = kindOf(request)
    const way = ways.get(kind)
    if (way === undefined) throw new Error('a kind has its places')
    let body: Buffer | undefined
    try {
      // who sends slowly keeps no place from others while a log-in comes
      if (kind === 'login') body = await smallBody(request)
    } catch (error) {
      if (error instanceof SlowBody) return refuse(response, 408, tooSlow)
      if (error instanceof BodyGone) return
      throw error
    }
    const address = addressOf(request)
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const leave = await way.places.take(counted(address), gone.signal)
    if (leave === 'gone') return
    if (leave === 'full') return answerAbsent(request, response, { state: 'busy', restarts: 0 })
    const headers = kept(request.rawHeaders, (name) => !ofConnection.has(name) && !ours.has(name))
    headers.push(secretHeader, secret, addressHeader, address)
    // HTTP/1.0 needs none, as simple checks of health ask
    if (request.headers.host === undefined) headers.push('host', 'localhost')
    const { method, url: path } = request
    // without either header there is no body (RFC 9112, 6.3); Node would announce one of unknown length
    if (request.headers['content-length'] === undefined && method !== 'GET' && method !== 'HEAD')
      headers.push('content-length', '0')
    const { agent } = way
    const asking = send({ host: '127.0.0.1', port, agent, method, path, headers, maxHeaderSize: largestAnswerHeaders })
    const answered = new Promise<IncomingMessage | undefined>((resolve) => {
      asking.once('response', resolve)
      // also after the answer, which may come before the body has been sent to its end, and counts
      asking.on('error', () => resolve(undefined))
    })
    // nobody waits any more
    gone.signal.addEventListener('abort', () => asking.destroy())
    asking.once('close', () => {
      request.unpipe(asking)
      request.resume()
    })
    if (body === undefined) request.pipe(asking)
    else asking.end(body)
    const answer = await answered
    // the work is done; how fast the answer is read is no concern of the others
    leave()
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

/** A body that comes from anybody, when it has come whole; undefined for a larger one, which is refused unread. */
async function smallBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (lengthOf(request) > openLimit.largestBytes) return undefined
  const { content } = await receiveBody(request, openLimit, '')
  return Buffer.isBuffer(content) ? content : undefined
}
