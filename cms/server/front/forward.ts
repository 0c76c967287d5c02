import { Agent, type ClientRequest, type IncomingMessage, request as send, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Reason } from '../../base/catalogue.ts'
import { addressHeader, type addressReader } from '../../base/network/address.ts'
import { contentReason } from '../../base/network/refusals.ts'
import { unwantedBody } from '../http/asked/unwantedBody.ts'
import { BodyGone, lengthOf, SlowBody } from '../http/bodies/receiveBody.ts'
import { counted, networkOf } from '../../base/network/networks.ts'
import { refuse, refuseUnmeasured } from '../http/refusals.ts'
import { answerAbsent } from './absent.ts'
import { BodyFirst, type Came, limitAt } from './bodyFirst.ts'
import { secretHeader } from './headers.ts'
import { kindOf, type Kind, shares } from './kinds.ts'
import { Places } from './places.ts'
import { behindOf, Reading } from './reading.ts'
import { bringsToken } from './tokens.ts'

/** Headers that belong to one connection and not to what is sent over it. */
const ofConnection = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade', 'expect'])
/** Largest headers of an answer, in bytes: Next leads an address with a slash at its end to one without, and says it twice. */
const largestAnswerHeaders = 64 * 1024
const ours = new Set<string>([addressHeader, secretHeader])
/** Most answers of one kind that are being read at a time: each keeps a connection to the CMS after its place is free. */
const mostRead = 512
/** Largest answer that is passed on in one piece, in bytes: what goes through as it comes costs several times as much. */
const mostAtOnce = 16 * 1024
/** Longest time that the CMS may work on for somebody who has gone, and keep the place, in milliseconds. */
const longestLeftMs = 600_000

/**
 * Passes requests on to the server behind the front, a few at a time, and its answers back, both as they come.
 * @param port of this machine
 * @param secret that says to the server that the front asks
 * @param addressOf tells where a request comes from
 * @param whenAbsent answers a request that the server broke off
 * @param key that signs the tokens of log-ins; undefined when it is not known, and any token is taken for one
 */
export function forwardTo(
  port: number,
  secret: string,
  addressOf: ReturnType<typeof addressReader>,
  whenAbsent: (request: IncomingMessage, response: ServerResponse) => void,
  key: string | undefined,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const ways = new Map(
    Object.entries(shares).map(([kind, share]) => [
      kind as Kind,
      { places: new Places(share), reading: new Reading(mostRead) },
    ]),
  )
  // places and what is read have their limits; one here would keep a place waiting for a connection
  const agent = new Agent({ keepAlive: true })
  const bodies = new BodyFirst()

  /** Passes a request on for which nobody is waited any more. */
  const pass = async (
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    { kind, body }: Came,
  ): Promise<void> => {
    const way = ways.get(kind)
    if (way === undefined) throw new Error('a kind has its places')
    const gone = new AbortController()
    // of an answer that was taken to its end nobody has to be told
    response.once('close', () => {
      if (!response.writableFinished) gone.abort()
    })
    const who = { address: counted(address), network: networkOf(address) }
    const leave = await way.places.take(who, gone.signal)
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
    const asking = send({ host: '127.0.0.1', port, agent, method, path, headers, maxHeaderSize: largestAnswerHeaders })
    let isAnswered = false
    const answered = new Promise<IncomingMessage | undefined>((resolve) => {
      asking.once('response', resolve)
      // also after the answer, which may come before the body has been sent to its end, and counts
      asking.on('error', () => resolve(undefined))
    })
    let giveUp: NodeJS.Timeout | undefined
    gone.signal.addEventListener('abort', () => {
      // nothing is begun before all of the body is there, and nothing is told while it is being read
      if (!asking.writableEnded || isAnswered) return tearDown(asking)
      // what is begun goes on, so it keeps its place
      sendNoMore(asking)
      giveUp = setTimeout(() => tearDown(asking), longestLeftMs).unref()
    })
    asking.once('close', () => {
      request.unpipe(asking)
      request.resume()
    })
    if (body === undefined && lengthOf(request) > 0) {
      // it may be refused by its headers alone; Node would keep them until there is some of the body
      asking.flushHeaders()
      request.pipe(asking)
    } else asking.end(body)
    const answer = await answered
    isAnswered = true
    clearTimeout(giveUp)
    // the work is done; how fast the answer is read is no concern of the others
    leave()
    if (gone.signal.aborted) return tearDown(asking)
    if (answer === undefined) {
      // it has ended, now or while it was to answer
      if (!response.destroyed) whenAbsent(request, response)
      return
    }
    const isRead = way.reading.begin({ ...who, behind: behindOf(response), end: () => response.destroy() })
    const answerWith = (): ServerResponse =>
      response.writeHead(
        answer.statusCode ?? 502,
        kept(answer.rawHeaders, (name) => !ofConnection.has(name) && name !== 'transfer-encoding'),
      )
    try {
      if (lengthOf(answer) > mostAtOnce || answer.headers['content-length'] === undefined)
        await pipeline(answer, answerWith())
      else {
        const content = await wholeOf(answer)
        if (content !== undefined) answerWith().end(content)
        else if (!response.destroyed) whenAbsent(request, response)
      }
    } finally {
      isRead()
    }
    // what is still to come is of no use, and would keep the connection from others
    if (!asking.writableFinished) tearDown(asking)
  }

  return async (request, response) => {
    // refused here: behind, the body that is still coming would cut off the answer
    if (request.headers['transfer-encoding'] !== undefined) return refuseUnmeasured(request, response)
    const refused = bodyProblem(request)
    if (refused !== undefined) {
      request.resume()
      return refuse(response, refused)
    }
    const address = addressOf(request)
    let came: Came
    try {
      came = await bodies.wait(request, kindOf(request, bringsToken(request.headers, key, Date.now())))
    } catch (error) {
      if (error instanceof SlowBody) return refuse(response, error.reason)
      if (error instanceof BodyGone) return
      throw error
    }
    try {
      await pass(request, response, address, came)
    } finally {
      came.forget()
    }
  }
}

/** All of an answer; undefined when it was broken off. */
function wholeOf(answer: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    answer
      .on('data', (part: Buffer) => parts.push(part))
      .once('end', () => resolve(Buffer.concat(parts)))
      // which comes after the end
      .once('close', () => resolve(undefined))
      .on('error', () => resolve(undefined))
  })
}

/** Ends what is asked, so that the server knows at once: an orderly end would only say that no more is sent. */
function tearDown(asking: ClientRequest): void {
  // its connection may be another's by then
  if (asking.destroyed) return
  asking.socket?.resetAndDestroy()
  asking.destroy()
}

/** Tells the server that nobody waits for the answer, by half of the connection: where it can end its work early, it does. */
function sendNoMore(asking: ClientRequest): void {
  if (asking.writableFinished) asking.socket?.end()
  else asking.once('finish', () => asking.socket?.end())
}

/** Why the body of a request is taken by nobody, whoever sends it: then it waits for nothing. */
function bodyProblem(request: IncomingMessage): Reason | undefined {
  const length = lengthOf(request)
  if (length === 0) return undefined
  const limit = limitAt(request)
  if (limit.isOpen && length > limit.largestBytes) return contentReason('content-too-large', { limit: limit.tooLarge })
  return unwantedBody(request)
}

/** Those of a flat list of names and values whose name, in lower case, is wanted. */
function kept(raw: readonly string[], isWanted: (name: string) => boolean): string[] {
  return raw.filter((_, index) => isWanted((raw[index - (index % 2)] ?? '').toLowerCase()))
}
