import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { handleEndpoints, type Payload } from 'payload'
import { isJson } from '../../base/network/contentTypes.ts'
import { inRequestFolder } from '../../content/files/requestFolder.ts'
import { answerSave } from '../../documents/saving/answerSave.ts'
import type { Turns } from '../../base/turns.ts'
import { turnOfRequest } from '../../documents/saving/turnOfRequest.ts'
import { answerSignUp, isSignUp } from './signUpApi.ts'

/** Methods that write nothing. */
const reading: readonly string[] = ['GET', 'OPTIONS']

interface Options {
  payload: Payload
  /** Origin of the site. */
  origin: string
  turns: Pick<Turns, 'take'>
  /** Runs a request and resolves when what it changed is live, or cannot be for now. */
  untilLive: (request: () => Promise<Response>) => Promise<Response>
}

/**
 * Payload's API over HTTP. A writing request is answered when what it wrote is live: whoever saves and then looks sees
 * the new page. The write is committed by then; a publisher in trouble delays the answer, never undoes it. Temporary files
 * are gone by then too.
 */
export function payloadApi({ payload, origin, turns, untilLive }: Options) {
  const { config } = payload
  const handle = async (request: Request): Promise<Response> =>
    handleEndpoints({ config, request, path: plainPath(request.url) })
  const answer = async (request: Request): Promise<Response> => {
    if (reading.includes(request.method)) return handle(request)
    return untilLive(() =>
      inRequestFolder(async () => answerSave(request, turns, await turnOfRequest(payload, request), handle)),
    )
  }
  return async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController()
    response.once('close', () => {
      // of an answer that has gone out whole nothing is to be broken off
      if (!response.writableFinished) gone.abort()
    })
    if (!isSignUp(incoming)) return send(await answer(requestOf(incoming, origin, gone.signal)), response)
    const body = await text(incoming)
    const quick = await answerSignUp(headersOf(incoming), body, payload.logger)
    await send(quick ?? (await answer(requestOf(incoming, origin, gone.signal, body))), response)
  }
}

/** The path with nothing encoded that need not be: however it is written, it leads to the same. */
function plainPath(url: string): string {
  const segments = new URL(url).pathname.split('/')
  return segments.map((segment) => encodeURIComponent(decodeURIComponent(segment))).join('/')
}

/** The headers that the server has let through or set. */
function headersOf({ headers }: IncomingMessage): Headers {
  const all = new Headers()
  for (const [name, value] of Object.entries(headers))
    for (const one of [value].flat()) if (one !== undefined) all.append(name, one)
  return all
}

/** The request as the Fetch standard has it. @param body where it has been read */
function requestOf(incoming: IncomingMessage, origin: string, signal: AbortSignal, body?: string): Request {
  const { method = 'GET', url = '/' } = incoming
  const hasBody = method !== 'GET' && method !== 'HEAD'
  // put together, since a base would be left behind by an address that begins with two slashes
  return new Request(`${origin}${url}`, {
    method,
    headers: headersOf(incoming),
    signal,
    ...(hasBody && { body: body ?? (Readable.toWeb(incoming) as unknown as BodyInit), duplex: 'half' }),
  })
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value)
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  if (answer.body === null) return void response.end()
  // it is in memory already, and a stream would cost more than what it is the answer to
  if (isJson(answer.headers.get('content-type') ?? undefined))
    return void response.end(Buffer.from(await answer.arrayBuffer()))
  // whoever has gone reads no more; that is no fault of ours
  await pipeline(Readable.fromWeb(answer.body as ReadableStream<Uint8Array>), response).catch((error: unknown) => {
    if (!response.destroyed) throw error
  })
}
