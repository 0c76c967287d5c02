import { addressOf, isAsking, readAsked, searchPath } from '../../../site/search/asked/asked.ts'
import { type SearchPlace, SearchWorker } from './searchWorker.ts'

/** How long an answer stands, since it says what is still to come, in milliseconds. */
const freshForMs = 60_000
/** Most answers that are kept. */
const mostKept = 500
/** Most answers a minute that one network is given; whoever has a script needs none. */
const mostOfOne = 60

/**
 * Answers searches for those whose browser cannot, in a thread of its own: however much is asked, pages are served. What
 * cannot be answered in time is not.
 */
export class SearchAnswers {
  readonly #worker = new SearchWorker()
  readonly #kept = new Map<string, { markup: string; place: SearchPlace; until: number }>()
  readonly #given = new Map<string, number>()
  #givenSince = 0

  /**
   * The results of a search as markup.
   * @param url of the request
   * @param network that asks
   * @param now milliseconds since the epoch
   * @returns undefined where nothing is asked, or too much
   */
  async markupFor(url: string, network: string, place: SearchPlace, now: number): Promise<string | undefined> {
    const [path, query = ''] = url.split('?', 2)
    if (path !== searchPath || query === '') return undefined
    const asked = readAsked(new URLSearchParams(query))
    if (!isAsking(asked)) return undefined
    const address = addressOf(asked)
    const kept = this.#kept.get(address)
    if (kept !== undefined && kept.until > now && isSame(kept.place, place)) return kept.markup
    if (!this.#mayGive(network, now)) return undefined
    const markup = await this.#worker.ask({
      ...place,
      kind: 'results',
      query: address.slice(searchPath.length + 1),
      now,
    })
    if (markup === undefined) return undefined
    this.#kept.delete(address)
    this.#kept.set(address, { markup, place, until: now + freshForMs })
    if (this.#kept.size > mostKept) for (const oldest of [...this.#kept.keys()].slice(0, 1)) this.#kept.delete(oldest)
    return markup
  }

  async close(): Promise<void> {
    await this.#worker.close()
  }

  #mayGive(network: string, now: number): boolean {
    if (now - this.#givenSince > freshForMs) {
      this.#given.clear()
      this.#givenSince = now
    }
    const given = (this.#given.get(network) ?? 0) + 1
    this.#given.set(network, given)
    return given <= mostOfOne
  }
}

function isSame(one: SearchPlace, other: SearchPlace): boolean {
  return one.folder === other.folder && one.version === other.version
}
