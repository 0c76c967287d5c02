import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import type { Settings } from '../../base/settings/env.ts'
import { addressReader, unnamedProxyTeller } from '../../base/network/address.ts'
import { countsFolder } from '../../features/searches/countsFolder.ts'
import { weChatAccount } from '../../features/wechat/account.ts'
import { JsapiTicket } from '../../features/wechat/ticket.ts'
import { SearchCounter } from '../../features/searches/searchCounter.ts'
import { AskedSearches } from '../search/takeAsked.ts'
import { FileCache } from '../http/fileCache.ts'
import { Listener } from '../http/listener.ts'
import { networkOf } from '../../base/network/networks.ts'
import { isForServer } from '../../base/network/paths.ts'
import { SearchAnswers } from '../search/searchAnswers.ts'
import { serveSearch } from './serveSearch.ts'
import { WeChatSignatures } from './serveSignature.ts'
import { serveStatic } from '../http/staticFiles.ts'
import { answerAbsent } from './absent.ts'
import { forwardTo } from './forward.ts'
import type { CmsState, FrontOrder } from './protocol.ts'
import { PublishedFiles } from './publishedFiles.ts'
import { Places } from './servePlaces.ts'

/**
 * The public port. It answers with published files whatever the CMS is doing, also while there is none, and passes
 * everything else on to it. Decisions 0005 and 0018 say why.
 */
export class Front {
  /** What it proves itself with to the CMS behind it. */
  readonly secret = randomBytes(24).toString('hex')
  /** How the CMS is, and how often it has ended unexpectedly; for those who ask while it cannot answer. */
  cms: { state: CmsState; restarts: number } = { state: 'starting', restarts: 0 }
  readonly #listener: Listener
  readonly #addressOf: ReturnType<typeof addressReader>
  readonly #counter: SearchCounter
  readonly #cache = new FileCache()
  readonly #searches = new SearchAnswers()
  readonly #places = new Places()
  #shown: PublishedFiles | undefined
  /** What is shown next, while it is being loaded. */
  #next: PublishedFiles | undefined
  #forward: ReturnType<typeof forwardTo> | undefined
  #closing: Promise<void> | undefined

  private constructor(listener: Listener, addressOf: ReturnType<typeof addressReader>, counter: SearchCounter) {
    this.#listener = listener
    this.#addressOf = addressOf
    this.#counter = counter
  }

  /**
   * Takes the port. Until a release is shown it answers "starting": it is one server to whoever asks.
   * @throws StartError when it is taken, forbidden or not of this machine, or the account of WeChat has no secret
   */
  static async open(
    settings: Pick<Settings, 'dataDir' | 'host' | 'port' | 'searchCountDays' | 'trustedProxies' | 'siteUrl' | 'weChat'>,
    log: Logger,
  ): Promise<Front> {
    const account = weChatAccount(settings)
    const signatures = account && new WeChatSignatures(account, new JsapiTicket(account, log), settings.siteUrl)
    const listener = await Listener.open(settings, log)
    const counter = new SearchCounter(countsFolder(settings.dataDir), settings.searchCountDays)
    counter.begin(Date.now())
    const front = new Front(listener, addressReader(settings.trustedProxies, unnamedProxyTeller(log)), counter)
    const asked = new AskedSearches(counter)
    listener.answerWith(async (request, response) => {
      if (front.#places.answer(request, response)) return
      const [shown, forward] = [front.#shown, front.#forward]
      if (shown !== undefined && !isForServer(request.url ?? '/')) {
        const address = front.#addressOf(request)
        if (await asked.take(request, response, networkOf(address))) return
        if (await serveSearch(request, response, { answers: front.#searches, shown, cache: front.#cache, address }))
          return
        const isPublished = (path: string): boolean => shown.has(path)
        if (await signatures?.answer(request, response, isPublished, networkOf(address))) return
        return serveStatic(request, response, () => front.#shown ?? shown, front.#cache, account?.sdkUrl)
      }
      if (shown === undefined || forward === undefined) return answerAbsent(request, response, front.cms)
      return forward(request, response)
    })
    return front
  }

  /** The port that was taken; PORT=0 lets the system choose. */
  get port(): number {
    return this.#listener.port
  }

  /** Does what the CMS says; resolves when it is done. */
  async carryOut(order: FrontOrder): Promise<void> {
    switch (order.kind) {
      case 'load':
        if (this.#next?.folder !== order.folder) this.#next = new PublishedFiles(order.folder)
        this.#next.change(order.files)
        break
      case 'show':
        if (this.#next?.folder !== order.folder) break
        this.#shown = this.#next
        this.#next = undefined
        break
      case 'change':
        // the same release may be shown and be being loaded again, by a CMS that has just been started
        for (const held of [this.#shown, this.#next]) if (held?.folder === order.folder) held.change(order.files)
        break
      case 'ready':
        this.#forward = forwardTo(
          order.port,
          this.secret,
          this.#addressOf,
          (request, response) => answerAbsent(request, response, this.cms),
          order.key,
        )
        break
      case 'places':
        this.#places.take(order.news)
        break
      case 'alive':
        break
      case 'close':
        await this.close()
    }
  }

  /** Goes on without a CMS: what is shown stays, what was being loaded was of the one that ended. */
  withoutCms(): void {
    this.#next = undefined
    this.#forward = undefined
  }

  /** Takes no new connection, lets every request under way finish, and closes the port. */
  async close(): Promise<void> {
    this.#closing ??= this.#listener.close().finally(async () => {
      await this.#searches.close()
      await this.#counter.close()
    })
    await this.#closing
  }
}
