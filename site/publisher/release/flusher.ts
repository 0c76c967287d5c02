import { open } from 'node:fs/promises'
import path from 'node:path'
import { isOfAllFiles } from './diskErrors.ts'
import { checkpoint } from './fileWriter.ts'

/** Pause between two rounds, in milliseconds: a file that changes often is flushed once in each. */
const every = 2_000
/** Files that may wait before the next burst waits for them, and how many are flushed at a time. */
const [most, atOnce] = [1_000, 2]

/** Sees to it that the files of a release are on the disk for certain, so that its state need not keep their bytes. */
export class Flusher {
  readonly #database: string
  readonly #fileOf: (url: string) => string
  readonly #waiting = new Map<string, number>()
  #flushed: (readonly [url: string, change: number])[] = []
  #running: Promise<void> | undefined
  #endedAt = 0

  /**
   * @param database of the release's state: its log is moved into it after each round
   * @param fileOf gives the absolute path of a URL path's file
   */
  constructor(database: string, fileOf: (url: string) => string) {
    this.#database = database
    this.#fileOf = fileOf
  }

  /** Changes that are on the disk, and may leave the state. */
  get flushed(): readonly (readonly [url: string, change: number])[] {
    return this.#flushed
  }

  /** Forgets the first of those. */
  forget(count: number): void {
    this.#flushed = this.#flushed.slice(count)
  }

  /** Notes a change of a file. */
  add(url: string, change: number): void {
    this.#waiting.set(url, change)
  }

  /** Begins a round when it is time; one that fails is tried again later. */
  wake(): void {
    if (performance.now() - this.#endedAt > every) void this.flush().catch(() => undefined)
  }

  /** Waits when too much is waiting. What cannot be flushed now holds up nobody. */
  async keepUp(): Promise<void> {
    if (this.#waiting.size > most) await this.flush().catch(() => undefined)
  }

  /** Flushes what was noted before this call or, if a round is under way, before that. @throws the disk's error */
  async flush(): Promise<void> {
    this.#running ??= this.#round().finally(() => {
      this.#running = undefined
      this.#endedAt = performance.now()
    })
    return this.#running
  }

  /**
   * Flushes files whatever is noted of them, one after the other, until the signal.
   * @throws the disk's error, at the end when it is one of a file alone
   */
  async flushAll(urls: Iterable<string>, signal: AbortSignal): Promise<void> {
    const failed: unknown[] = []
    for (const url of urls) {
      if (signal.aborted) return
      await this.#files(url).catch((error: unknown) => {
        if (isOfAllFiles(error)) throw error
        failed.push(error)
      })
    }
    if (failed.length > 0) throw failed[0]
  }

  async #round(): Promise<void> {
    const changes = [...this.#waiting]
    const failed: unknown[] = []
    for (let index = 0; index < changes.length; index += atOnce) {
      const some = changes.slice(index, index + atOnce)
      await Promise.all(some.map((change) => this.#one(change).catch((error: unknown) => failed.push(error))))
    }
    await checkpoint(this.#database)
    if (failed.length > 0) throw failed[0]
  }

  async #files(url: string): Promise<void> {
    const file = this.#fileOf(url)
    for (const name of [file, `${file}.br`, `${file}.gz`, path.dirname(file)]) await flush(name)
  }

  async #one([url, change]: readonly [string, number]): Promise<void> {
    await this.#files(url)
    this.#flushed.push([url, change])
    if (this.#waiting.get(url) === change) this.#waiting.delete(url)
  }
}

/** Flushes a file or a folder; one that is gone, or cannot be, needs none. */
async function flush(name: string): Promise<void> {
  const handle = await open(name).catch((error: NodeJS.ErrnoException) => {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(error.code ?? '')) return undefined
    throw error
  })
  try {
    await handle?.sync()
  } finally {
    await handle?.close()
  }
}
