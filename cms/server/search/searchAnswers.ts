import { LRUCache } from 'lru-cache'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { addressOf, isAsking, readAsked, searchPath } from '../../../site/search/asked/asked.ts'
import { type SearchPlace, SearchWorker } from './searchWorker.ts'

/** How long an answer stands, since it says what is still to come, in milliseconds. */
const freshForMs = 60_000
/** Most that is kept of answers together, and longest one, in code units. */
const [mostKeptUnits, longestUnits] = [8_000_000, 1_000_000]
/** Most answers a minute that one network is given; whoever has a script needs none. */
const mostOfOne = 60

interface KeptAnswer {
  markup: string
  place: SearchPlace
  until: number
}

/**
 * Answers searches for those whose browser cannot, in a thread of its own: however much is asked, pages are served. What
 * cannot be answered in time is not.
 */
export class SearchAnswers {
  readonly #worker = new SearchWorker()
  readonly #kept = new LRUCache<string, KeptAnswer>({
    maxSize: mostKeptUnits,
    sizeCalculation: ({ markup }, address) => address.length + markup.length,
  })
  readonly #given = new RateLimiterMemory({ points: mostOfOne, duration: 60 })

  /**
   * The results of a search as markup.
   * @param url of the request
   * @param network that asks
   * @param now milliseconds since the epoch
   * @returns undefined where nothing is asked, or too much
   */
  async markupFor(url: string, network: string, place: SearchPlace, now: number): Promise<string | undefined> {
    if (!url.startsWith(`${searchPath}?`)) return undefined
    const query = url.slice(searchPath.length + 1)
    const asked = readAsked(new URLSearchParams(query))
    if (!isAsking(asked)) return undefined
    const address = addressOf(asked)
    const kept = this.#kept.get(address)
    if (kept !== undefined && kept.until > now && isSame(kept.place, place)) return kept.markup
    const isFew = await this.#given.consume(network).then(
      () => true,
      () => false,
    )
    if (!isFew) return undefined
    const markup = await this.#worker.ask({
      ...place,
      kind: 'results',
      query: address.slice(searchPath.length + 1),
      now,
    })
    if (markup === undefined || markup.length > longestUnits) return undefined
    this.#kept.set(address, { markup, place, until: now + freshForMs })
    return markup
  }

  async close(): Promise<void> {
    await this.#worker.close()
  }
}

function isSame(one: SearchPlace, other: SearchPlace): boolean {
  return one.folder === other.folder && one.version === other.version
}
