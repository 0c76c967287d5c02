import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { freeSpace } from '../checks/dataFolder.ts'
import { controlPath } from '../serving/control.ts'
import { decodedPath, normalPath } from '../serving/paths.ts'
import { refuse } from '../serving/refusals.ts'
import { Reserve } from './reserve.ts'

/** Sizes in bytes. */
export interface Sizes {
  reserve: number
  /** Must be free before anything is written: a save is several writes, and none of them may be the one that fails. */
  forWrites: number
  /** Is made free for what clears the disk. */
  forClearing: number
}

const megabyte = 1 << 20
const sizes: Sizes = { reserve: 16 * megabyte, forWrites: 16 * megabyte, forClearing: 4 * megabyte }
/** An upload is stored while it comes, again as a file, and once more in other sizes. */
const timesStored = 3
/** How often the reserve is made whole where it can be, in milliseconds. */
const pause = 60_000

const said =
  '服务器的磁盘满了，这次没有保存，什么都没有改。请先把写好的文字复制到别处，并告诉管理员。管理员照常可以登录：彻底删除垃圾箱里的内容、不用的图片和录音，或请运维清理服务器的磁盘。有了空间就能继续保存，不用重新启动。'

/**
 * Decides what may be written while the disk of the data folder is full: what clears it (log-ins, deletions), for which
 * a reserve is given up, and nothing else, so that nothing is written in half.
 */
export class FullDisk {
  readonly #dataDir: string
  readonly #hasDatabase: boolean
  readonly #log: Logger
  readonly #sizes: Sizes
  readonly #reserve: Reserve
  #timer: NodeJS.Timeout | undefined
  #isTold = false

  /** @param hasDatabase whether the database is in the data folder too; else only files are written there */
  constructor(dataDir: string, hasDatabase: boolean, log: Logger, ofTest?: Sizes) {
    this.#dataDir = dataDir
    this.#hasDatabase = hasDatabase
    this.#log = log
    this.#sizes = ofTest ?? sizes
    this.#reserve = new Reserve(dataDir, this.#sizes.reserve)
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
   * Answers a request, or refuses it before any of it is stored.
   * @param handle answers it
   */
  async answer(request: IncomingMessage, response: ServerResponse, handle: () => Promise<void>): Promise<void> {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '')) return handle()
    const path = decodedPath(normalPath(request.url ?? '/')) ?? ''
    if (clears(request.method, path)) return this.#withReserve(handle)
    const isFile = request.headers['content-type']?.startsWith('multipart/') === true
    const length = Number(request.headers['content-length'] ?? 0)
    const needed = this.#sizes.forWrites + length * timesStored
    if ((!this.#hasDatabase && !isFile) || (await this.#free()) >= needed) return handle()
    this.#tell()
    // a browser that is cut off while it sends shows no answer at all
    for await (const chunk of request) void chunk
    refuse(response, 507, said)
  }

  async #withReserve(work: () => Promise<void>): Promise<void> {
    const free = await this.#free()
    if (free >= this.#sizes.forClearing) return work()
    this.#tell()
    const given = await this.#reserve.giveUp(this.#sizes.forClearing - free).catch(() => 0)
    try {
      await work()
    } finally {
      await this.#reserve.takeBack(given).catch((error: unknown) => this.#failed(error))
    }
  }

  async #refill(): Promise<void> {
    try {
      const missing = this.#sizes.reserve - (await this.#reserve.size())
      const spare = (await this.#free()) - this.#sizes.forWrites
      if (spare > 0) this.#isTold = false
      if (missing > 0 && spare > missing) await this.#reserve.takeBack(missing)
    } catch (error) {
      this.#failed(error)
    }
  }

  /** A disk that cannot be asked is not held to be full: the write itself will tell. */
  async #free(): Promise<number> {
    return freeSpace(this.#dataDir).catch(() => Infinity)
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

/** Whether a request helps to clear the disk: commands of the machine's owner, coming in, looking at what is there (server functions), deleting. */
function clears(method: string | undefined, path: string): boolean {
  if (method === 'DELETE') return true
  if (path.startsWith(controlPath)) return true
  return /^\/admin(\/|$)/.test(path) || /^\/api\/users\/(login|logout|refresh-token)\/?$/i.test(path)
}
