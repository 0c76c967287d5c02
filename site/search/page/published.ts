import { SearchReader } from '../query/reader.ts'
import { NotFetched } from './notFetched.ts'

/** How long what was read is taken to be as it is published, in milliseconds. */
const freshFor = 60_000

/** Longest wait for a file, in milliseconds. */
const patienceMs = 15_000

/**
 * The published files of the search, as a page reads them. What was read a while ago, or does not fit together because
 * something was published meanwhile, is asked for anew; the browser has most of it still.
 */
export class PublishedSearch {
  #reader: SearchReader | undefined
  #since = 0
  /** A file was not there that others name. */
  #hasMissed = false

  /**
   * Does something with the files.
   * @throws NotFetched when one cannot be had
   */
  async use<T>(work: (reader: SearchReader) => Promise<T>): Promise<T> {
    const result = await work(this.#current())
    if (!this.#hasMissed || performance.now() - this.#since < 1000) return result
    this.#reader = undefined
    return work(this.#current())
  }

  #current(): SearchReader {
    if (this.#reader === undefined || performance.now() - this.#since > freshFor) {
      this.#since = performance.now()
      this.#hasMissed = false
      this.#reader = new SearchReader(async (path) => this.#read(path))
    }
    return this.#reader
  }

  async #read(path: string): Promise<Uint8Array | undefined> {
    const response = await fetch(path, { signal: AbortSignal.timeout(patienceMs) }).catch((error: unknown) => {
      throw new NotFetched(String(error))
    })
    if (response.status === 404) {
      // of these only those are asked for of which others have said that they are there
      if (/\/(?:index\/(?:shards|lists)|cards)\//.test(path)) this.#hasMissed = true
      return undefined
    }
    if (!response.ok) throw new NotFetched(`${response.status}`)
    return new Uint8Array(
      await response.arrayBuffer().catch((error: unknown) => {
        throw new NotFetched(String(error))
      }),
    )
  }
}
