import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { weChatSignaturePath } from '../../../site/catalogue/urls.ts'
import { setsWeChatCard } from '../../../site/publisher/outputs/pagePolicy.ts'
import type { WeChatAccount } from '../../features/wechat/account.ts'
import { isPageToSign } from '../../features/wechat/pageToSign.ts'
import { weChatReason } from '../../features/wechat/refusals.ts'
import { signatureOf } from '../../features/wechat/signature.ts'
import type { JsapiTicket } from '../../features/wechat/ticket.ts'
import { refuse } from '../http/refusals.ts'

/** Most signatures a minute that one network is given: behind one address may be a whole hall of phones. */
const mostOfOne = 120
/** Longest time that a phone waits for WeChat, in milliseconds; the page is whole without. */
const patienceMs = 3_000

/** Signs the addresses of our pages for WeChat's browser. */
export class WeChatSignatures {
  readonly #account: WeChatAccount
  readonly #ticket: Pick<JsapiTicket, 'current'>
  readonly #siteUrl: string
  readonly #patienceMs: number
  readonly #given = new RateLimiterMemory({ points: mostOfOne, duration: 60 })

  /**
   * @param siteUrl origin of the public site, without a slash at the end
   * @param longestMs longest time that a phone waits; tests give little
   */
  constructor(
    account: WeChatAccount,
    ticket: Pick<JsapiTicket, 'current'>,
    siteUrl: string,
    longestMs: number = patienceMs,
  ) {
    this.#patienceMs = longestMs
    this.#account = account
    this.#ticket = ticket
    this.#siteUrl = siteUrl
  }

  /**
   * Answers `GET /wechat/signature?url=…`.
   * @param isPublished takes a path that is not encoded
   * @param network of the visitor, which is not kept
   * @returns false when the request is none of these
   */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    isPublished: (path: string) => boolean,
    network: string,
  ): Promise<boolean> {
    const [path, query = ''] = (request.url ?? '').split('?', 2)
    if (request.method !== 'GET' || path !== weChatSignaturePath) return false
    const url = new URLSearchParams(query).get('url') ?? ''
    const setsCard = (page: string): boolean => setsWeChatCard(page) && isPublished(page)
    if (!isPageToSign(url, this.#siteUrl, setsCard)) return refused('wechat-not-our-page')
    const isFew = await this.#given.consume(network).then(
      () => true,
      () => false,
    )
    if (!isFew) return refused('wechat-too-many', 60)
    const here = new AbortController()
    const tooLong = setTimeout(this.#patienceMs, undefined, { ref: false, signal: here.signal })
    const ticket = await Promise.race([this.#ticket.current(), tooLong]).finally(() => here.abort())
    if (ticket === undefined) return refused('wechat-unavailable', 60)
    const [timestamp, nonceStr] = [Math.floor(Date.now() / 1000), randomBytes(12).toString('hex')]
    response
      .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
      .end(JSON.stringify({ appId: this.#account.appId, ...signatureOf(url, ticket, { timestamp, nonceStr }) }))
    return true

    /** @param again when to ask again, in seconds */
    function refused(code: Parameters<typeof weChatReason>[0], again?: number): true {
      refuse(response, weChatReason(code), again === undefined ? {} : { 'retry-after': String(again) })
      return true
    }
  }
}
