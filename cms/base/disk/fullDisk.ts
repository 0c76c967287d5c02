import type { Logger } from 'pino'
import type { Reason } from '../catalogue.ts'
import { freeSpace } from './dataFolder.ts'
import type { DiskUse } from './diskUse.ts'
import { diskReason } from './refusals.ts'
import { Reserve } from './reserve.ts'

const megabyte = 1 << 20
/** Size of the reserve when it is whole, in bytes. */
const reserveSize = 16 * megabyte
/** Must be free before anything is written, in bytes: a save is several writes, and none of them may be the one that fails. */
const forWrites = 16 * megabyte
/** Is made free for what clears the disk, in bytes. */
const forClearing = 4 * megabyte
/** An upload is stored while it comes, again as a file, and once more in other sizes. */
const timesStored = 3
/** How often the reserve is made whole where it can be, in milliseconds. */
const pause = 60_000
/** How long it is believed what is free, in milliseconds: what a crowd of sign-ups writes meanwhile is small beside what has to be free. */
const freshMs = 100

/**
 * Decides what may be written while the disk of the data folder is full: what clears it (log-ins, deletions), for which
 * a reserve is given up, and nothing else, so that nothing is written in half. It is asked when it is known that a
 * request may be made at all: nobody else learns of the disk, writes a line of the log or moves the reserve.
 */
export class FullDisk {
  readonly #hasDatabase: boolean
  readonly #log: Logger
  readonly #reserve: Reserve
  readonly #freeNow: () => Promise<number>
  #timer: NodeJS.Timeout | undefined
  #isTold = false

  /**
   * @param hasDatabase whether the database is in the data folder too; else only files are written there
   * @param freeNow tells what is free on the disk, in bytes
   */
  constructor(dataDir: string, hasDatabase: boolean, log: Logger, freeNow = lately(() => freeSpace(dataDir))) {
    this.#hasDatabase = hasDatabase
    this.#log = log
    this.#reserve = new Reserve(dataDir, reserveSize)
    this.#freeNow = freeNow
  }

  /** Makes the reserve, and makes it whole from time to time. */
  async start(): Promise<void> {
    await this.#refill()
    this.#timer = setInterval(() => void this.#refill(), pause)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /**
   * Why a write is not to be begun.
   * @param bytes of its body
   * @returns undefined when there is room, or none is needed
   */
  async problem(use: DiskUse, bytes: number): Promise<Reason | undefined> {
    if (use !== 'files' && (use !== 'rows' || !this.#hasDatabase)) return undefined
    const free = await this.#free()
    if (free >= forWrites + bytes * timesStored) return undefined
    if (free >= forWrites) return diskReason('disk-too-small-for-file')
    this.#tell()
    return diskReason('disk-full')
  }

  /** Does what clears the disk: a little room is made for it, and taken back afterwards. Other work is just done. */
  async doing<T>(use: DiskUse, work: () => Promise<T>): Promise<T> {
    if (use !== 'clears') return work()
    const free = await this.#free()
    if (free >= forClearing) return work()
    this.#tell()
    const given = await this.#reserve.giveUp(forClearing - free).catch(() => 0)
    try {
      return await work()
    } finally {
      await this.#reserve.takeBack(given).catch((error: unknown) => this.#failed(error))
    }
  }

  async #refill(): Promise<void> {
    try {
      const missing = reserveSize - (await this.#reserve.size())
      const spare = (await this.#free()) - forWrites
      if (spare > 0) this.#isTold = false
      if (missing > 0 && spare > missing) await this.#reserve.takeBack(missing)
    } catch (error) {
      this.#failed(error)
    }
  }

  /** A disk that cannot be asked is not held to be full: the write itself will tell. */
  async #free(): Promise<number> {
    return this.#freeNow().catch(() => Infinity)
  }

  /** Once, until there is space again: the others would say nothing new. */
  #tell(): void {
    if (!this.#isTold) this.#log.error({}, '磁盘满了：只接受登录和删除，别的写入都被拒绝；清理磁盘后自动恢复')
    this.#isTold = true
  }

  #failed(error: unknown): void {
    this.#log.warn({ err: error }, '磁盘满时备用的空间没有留成')
  }
}

/** What was found a moment ago, or is found now. */
function lately(find: () => Promise<number>): () => Promise<number> {
  let known: { found: Promise<number>; until: number } | undefined
  return () => {
    const now = performance.now()
    if (known === undefined || known.until <= now) known = { found: find(), until: now + freshMs }
    return known.found
  }
}
