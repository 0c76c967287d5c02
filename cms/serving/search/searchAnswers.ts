import { Worker } from 'node:worker_threads'
import { addressOf, isAsking, readAsked, searchPath } from '../../../site/search/asked/asked.ts'
import type { SearchOrder, SearchReply } from './searchThread.ts'

/** How long an answer stands, since it says what is still to come, in milliseconds. */
const freshForMs = 60_000
/** Most answers that are kept, and longest wait for one, in milliseconds. */
const [mostKept, patienceMs] = [500, 3_000]
/** Most answers that are waited for at a time: the rest get the page without them. */
const mostWaiting = 32
/** Most answers a minute that one network is given; whoever has a script needs none. */
const mostOfOne = 60

/** Where the files of the search are, as they are now. */
export interface SearchPlace {
  folder: string
  version: number
}

/**
 * Answers searches for those whose browser cannot, in a thread of its own: however much is asked, pages are served. What
 * cannot be answered in time is not.
 */
export class SearchAnswers {
  #worker: Worker | undefined
  #last = 0
  readonly #waiting = new Map<number, (markup: string | undefined) => void>()
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
    if (!this.#mayGive(network, now) || this.#waiting.size >= mostWaiting) return undefined
    const markup = await this.#ask({ ...place, query: address.slice(searchPath.length + 1), now })
    if (markup === undefined) return undefined
    this.#kept.delete(address)
    this.#kept.set(address, { markup, place, until: now + freshForMs })
    if (this.#kept.size > mostKept) for (const oldest of [...this.#kept.keys()].slice(0, 1)) this.#kept.delete(oldest)
    return markup
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
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

  async #ask(order: Omit<SearchOrder, 'id'>): Promise<string | undefined> {
    const worker = (this.#worker ??= this.#start())
    const id = ++this.#last
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        // whatever holds it so long holds everybody behind it
        this.#giveUp(worker)
      }, patienceMs)
      this.#waiting.set(id, (markup) => {
        clearTimeout(timer)
        this.#waiting.delete(id)
        resolve(markup)
      })
      worker.postMessage({ ...order, id } satisfies SearchOrder)
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./searchThread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    worker.unref()
    worker.on('message', ({ id, markup }: SearchReply) => this.#waiting.get(id)?.(markup))
    worker.on('error', () => this.#giveUp(worker))
    return worker
  }

  /** Lets everybody have the page without results; the next search begins anew. */
  #giveUp(worker: Worker): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    for (const resolve of [...this.#waiting.values()]) resolve(undefined)
    void worker.terminate()
  }
}

function isSame(one: SearchPlace, other: SearchPlace): boolean {
  return one.folder === other.folder && one.version === other.version
}
