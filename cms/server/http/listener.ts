import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { StartError } from '../../base/startError.ts'
import type { Settings } from '../../base/settings/env.ts'
import { requestReason } from '../../base/network/refusals.ts'
import { limitConnections } from './connections.ts'
import { setDefaultHeaders } from './defaultHeaders.ts'
import { Pipelines } from './pipelines.ts'
import { isLingering, refuse, refuseTunnel, refuseUnreadable } from './refusals.ts'
import { takeOriginForm } from './requestTarget.ts'
import { Stalled } from './stalled.ts'

/**
 * Most connections that have come and are not taken up yet. Of more than that the system drops some, and they come again a
 * second later: at the opening of a term whoever was first would not be.
 */
const mostUnaccepted = 4096

/** Longest wait for requests under way when the server stops, in milliseconds. */
const patience = 10_000
/** How long a request may take to arrive, in milliseconds: a recording over a slow line. Shorter limits are the body's. */
const longestUpload = 3_600_000
/** Largest headers of a request with its address, in bytes, of whoever asks; the refusal names it. */
const largestHeadersOfVisitors = 16 * 1024
/** The same behind the front, which adds some of its own. */
export const largestHeadersOfFront = largestHeadersOfVisitors + 4 * 1024
/** How long its headers may take, and how often that is looked at, in milliseconds. */
const [longestHeaders, checkEvery] = [20_000, 5_000]
/** Most that listen to one answer. */
const mostListeners = 30
/** How long a request may be on its way when the server stops, in milliseconds. */
const onTheWire = 300

/** A port. It answers "starting" until it is given a handler. */
export class Listener {
  readonly #server: Server
  readonly #log: Logger
  #handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> = answerStarting
  readonly #stalled: Stalled
  readonly #isSecure: boolean
  /** The answers on each connection that are not over; several when requests came one upon the other. */
  readonly #answers = new WeakMap<Duplex, Set<ServerResponse>>()
  readonly #pipelines = new Pipelines()
  #isStopping = false

  private constructor(log: Logger, maxHeaderSize: number, isPublic: boolean, isSecure: boolean) {
    this.#log = log
    this.#isSecure = isSecure
    this.#stalled = new Stalled(isPublic)
    this.#server = createServer(
      {
        requestTimeout: longestUpload,
        headersTimeout: longestHeaders,
        connectionsCheckingInterval: checkEvery,
        maxHeaderSize,
      },
      (request, response) => {
        this.#pipelines.take(request, response, () => void this.#answer(request, response))
      },
    )
    this.#server.on('checkExpectation', (_request, response: ServerResponse) => {
      setDefaultHeaders(response, isSecure)
      refuse(response, requestReason('expectation-not-met'), { connection: 'close' })
    })
    this.#server.on('connect', (_request, socket) => refuseTunnel(socket))
    this.#server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      this.#log.debug({ code: error.code }, '请求读不懂')
      const answers = [...(this.#answers.get(socket) ?? [])]
      // what is written now would be read as a part of an answer that is under way
      if (answers.some((answer) => answer.headersSent && !answer.writableEnded && !isLingering(answer)))
        socket.destroy()
      // it was refused already, and would be answered twice
      else if (answers.some(isLingering)) socket.end()
      else refuseUnreadable(error, socket)
    })
  }

  /**
   * Takes the port. With proxies that are trusted named it is a public one: others have so many connections and no more,
   * and must read what they are answered.
   * @param largestHeaders that a request may have with its address, in bytes
   * @throws StartError when it is taken, forbidden or not of this machine
   */
  static async open(
    {
      host,
      port,
      trustedProxies,
      siteUrl,
    }: Pick<Settings, 'host' | 'port'> & Partial<Pick<Settings, 'trustedProxies' | 'siteUrl'>>,
    log: Logger,
    largestHeaders = largestHeadersOfVisitors,
  ): Promise<Listener> {
    const listener = new Listener(
      log,
      largestHeaders,
      trustedProxies !== undefined,
      siteUrl?.startsWith('https:') === true,
    )
    if (trustedProxies !== undefined) limitConnections(listener.#server, trustedProxies)
    await new Promise<void>((resolve, reject) => {
      listener.#server.once('error', (error: NodeJS.ErrnoException) =>
        reject(new StartError(portProblem(host, port, error))),
      )
      listener.#server.listen({ port, host, backlog: mostUnaccepted }, resolve)
    })
    return listener
  }

  /** The port that was taken; PORT=0 lets the system choose. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get server(): Server {
    return this.#server
  }

  /** Begins to answer for real. */
  answerWith(handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>): void {
    this.#handle = handle
  }

  /**
   * Takes no new connection, lets every request under way finish, and closes the port.
   * @param wait how long a request may still be on its way, in milliseconds
   */
  async close(wait = onTheWire): Promise<void> {
    this.#isStopping = true
    // closing ends connections on which nothing has been asked, also those whose request is about to arrive
    await pause(wait)
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
    })
    this.#server.closeIdleConnections()
    const giveUp = setTimeout(() => this.#server.closeAllConnections(), patience)
    await closed
    clearTimeout(giveUp)
    this.#stalled.stop()
  }

  #follow(socket: Duplex, response: ServerResponse): void {
    const answers = this.#answers.get(socket) ?? new Set()
    this.#answers.set(socket, answers.add(response))
    response.once('close', () => answers.delete(response))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now()
    // each of those who answer it waits for its end, Next several times: more than Node takes for a leak
    response.setMaxListeners(mostListeners)
    setDefaultHeaders(response, this.#isSecure)
    this.#stalled.watch(request, response)
    this.#follow(request.socket, response)
    if (this.#isStopping) response.setHeader('connection', 'close')
    // whoever stands between may have read the other one (RFC 9112, 3.2)
    if ((request.headersDistinct['host']?.length ?? 0) > 1)
      return refuse(response, requestReason('several-hosts'), { connection: 'close' })
    if (!takeOriginForm(request)) return refuse(response, requestReason('host-in-address-wrong'))
    response.once('finish', () => {
      const { method, url = '/' } = request
      // an address holds what people wrote: titles, words that they look for
      const part = /^\/(admin|api|preview|healthz)(?![\w-])/.exec(url)?.[1] ?? 'public'
      const ms = Math.round(performance.now() - started)
      this.#log.debug({ method, part, status: response.statusCode, ms }, '请求')
      // a keep-alive connection that has become idle would hold the port open
      if (this.#isStopping) setImmediate(() => this.#server.closeIdleConnections())
    })
    try {
      await this.#handle(request, response)
    } catch (error) {
      // whoever went away before the answer was complete is no fault of ours; a request that was read is destroyed too
      if (request.socket.destroyed || response.destroyed) return
      this.#log.error({ err: error }, '请求出错')
      if (response.headersSent) response.destroy()
      else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('服务器出错了，请稍后再试。')
    }
  }
}

const answerStarting = async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
  response
    .writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2', 'cache-control': 'no-store' })
    .end('正在启动，请稍候。')
}

/** What a port that cannot be taken means, in Chinese. */
export function portProblem(
  host: string,
  port: number,
  { code, message }: Pick<NodeJS.ErrnoException, 'code' | 'message'>,
): string {
  const other = port < 65535 ? port + 1 : port - 1
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被别的程序占用。请停掉它，或换一个端口，例如 PORT=${other} npm start。`
  if (code === 'EACCES')
    return `没有使用端口 ${port} 的权限（1024 以下一般要管理员）。请换一个端口，例如 PORT=3000 npm start。`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `HOST=${host} 不是这台机器的地址。请改成 127.0.0.1（只供本机）或 0.0.0.0（供所有人），再重新启动。`
  return `不能在 ${host}:${port} 上提供服务（${code ?? message}）。请检查 HOST 和 PORT，再重新启动。`
}
