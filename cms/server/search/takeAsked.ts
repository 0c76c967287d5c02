import type { IncomingMessage, ServerResponse } from 'node:http'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { askedPath, longestText } from '../../../site/search/asked/asked.ts'
import type { BodyLimit } from '../http/bodies/bodyLimits.ts'
import { BodyGone, lengthOf, receiveBody, SlowBody } from '../http/bodies/receiveBody.ts'
import { refuse } from '../http/refusals.ts'
import { searchCountReason } from '../../features/searches/refusals.ts'
import type { SearchCounter } from '../../features/searches/searchCounter.ts'

/** Most searches a minute that one network counts. */
const mostOfOne = 30
/** How long it is known which network has looked for what, in milliseconds, and how much of that is kept in memory. */
const [knownForMs, mostKnown] = [12 * 60 * 60 * 1000, 50_000]
const tooLarge = searchCountReason('search-told-at-length')
const limit: BodyLimit = {
  largestBytes: 1_000,
  tooLarge: tooLarge.message,
  longestMs: 10_000,
  windowMs: 5_000,
  leastBytesAWindow: 1,
  isOpen: true,
}

const told = z.strictObject({ text: z.string().min(1).max(longestText), isEmpty: z.boolean() })

/** Takes what a page tells of a search: that it was made, and whether it found anything. */
export class AskedSearches {
  readonly #counter: SearchCounter
  readonly #counted = new RateLimiterMemory({ points: mostOfOne, duration: 60 })
  readonly #known = new Set<string>()
  #knownSince = 0

  constructor(counter: SearchCounter) {
    this.#counter = counter
  }

  /**
   * @param network of the visitor, which is not kept
   * @returns false when the request is none of these
   */
  async take(request: IncomingMessage, response: ServerResponse, network: string): Promise<boolean> {
    if (request.method !== 'POST' || request.url !== askedPath) return false
    if (lengthOf(request) > limit.largestBytes || request.headers['transfer-encoding'] !== undefined) {
      refuse(response, tooLarge, { connection: 'close' })
      return true
    }
    const { success, data } = told.safeParse(parsed(await bodyOf(request)))
    if (!success) {
      refuse(response, searchCountReason('search-badly-told'))
      return true
    }
    const now = Date.now()
    const isFew = await this.#counted.consume(network).then(
      () => true,
      () => false,
    )
    if (isFew && this.#isNew(network, data.text, now)) this.#counter.note(data.text, data.isEmpty, now)
    response.writeHead(204).end()
    return true
  }

  /** Whether a network has not looked for this in the last hours: who asks again and again counts once. */
  #isNew(network: string, text: string, now: number): boolean {
    if (this.#known.size >= mostKnown || now - this.#knownSince > knownForMs) {
      this.#known.clear()
      this.#knownSince = now
    }
    const key = `${network} ${text}`
    return !this.#known.has(key) && this.#known.add(key).has(key)
  }
}

/** @returns empty when it did not come whole */
async function bodyOf(request: IncomingMessage): Promise<string> {
  try {
    const { content } = await receiveBody(request, limit, '')
    return Buffer.isBuffer(content) ? content.toString() : ''
  } catch (error) {
    if (error instanceof SlowBody || error instanceof BodyGone) return ''
    throw error
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
