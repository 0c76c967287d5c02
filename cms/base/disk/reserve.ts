import { randomBytes } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'
import { isDiskFull } from '../../../site/publisher/release/diskErrors.ts'

const chunk = 1 << 20

/**
 * Space that the data folder keeps for the hour in which its disk is full: a file with nothing in it. It is given up
 * piece by piece for what clears the disk (a log-in, a deletion), and made again when there is space.
 */
export class Reserve {
  readonly #file: string
  readonly #bytes: number

  /** @param bytes how large it is when it is whole */
  constructor(dataDir: string, bytes: number) {
    this.#file = path.join(dataDir, 'reserve')
    this.#bytes = bytes
  }

  /** Its size now, in bytes. */
  async size(): Promise<number> {
    return this.#with(async (file) => (await file.stat()).size)
  }

  /**
   * Gives up some of it.
   * @returns the bytes that were given up; fewer when there is not as much
   */
  async giveUp(bytes: number): Promise<number> {
    return this.#with(async (file) => {
      const { size } = await file.stat()
      const left = Math.max(0, size - bytes)
      await file.truncate(left)
      return size - left
    })
  }

  /**
   * Makes it larger again, never larger than whole.
   * @param bytes at most; it stays smaller when the disk does not have them
   */
  async takeBack(bytes: number): Promise<void> {
    await this.#with(async (file) => {
      const { size } = await file.stat()
      let left = Math.min(bytes, this.#bytes - size)
      try {
        for (; left > 0; left -= chunk) {
          // a file system that packs files would keep no space for one of zeros
          await file.appendFile(randomBytes(Math.min(left, chunk)))
        }
      } catch (error) {
        if (!isDiskFull(error)) throw error
      }
    })
  }

  async #with<T>(work: (file: FileHandle) => Promise<T>): Promise<T> {
    const file = await open(this.#file, 'a', 0o600)
    try {
      return await work(file)
    } finally {
      await file.close()
    }
  }
}
