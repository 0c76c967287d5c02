import { open } from 'node:fs/promises'
import type { StoredFile } from '../../site/publisher/release/manifest.ts'

/** Bytes of the files that are read oftenest, at most, and of one file that is worth keeping. */
const [capacity, largest] = [32 * 2 ** 20, 64 * 2 ** 10]

/** Keeps small files in memory, those that were read last: opening one costs a visitor more than sending it. */
export class FileCache {
  readonly #files = new Map<StoredFile, Uint8Array>()
  #size = 0

  /**
   * The bytes of a file.
   * @returns undefined when it is too large to be kept, or is not on the disk as the manifest has it: it is being
   * replaced at this moment
   */
  async read(file: StoredFile): Promise<Uint8Array | undefined> {
    if (file.size > largest) return undefined
    const known = this.#files.get(file)
    if (known !== undefined) {
      // to the end of the line: what has not been read for longest is at its beginning
      this.#files.delete(file)
      this.#files.set(file, known)
      return known
    }
    const bytes = await readWhole(file)
    if (bytes !== undefined && !this.#files.has(file)) this.#keep(file, bytes)
    return bytes
  }

  #keep(file: StoredFile, bytes: Uint8Array): void {
    this.#files.set(file, bytes)
    this.#size += bytes.length
    for (const [oldest, { length }] of this.#files) {
      if (this.#size <= capacity) break
      this.#files.delete(oldest)
      this.#size -= length
    }
  }
}

async function readWhole({ file, size }: StoredFile): Promise<Buffer | undefined> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  try {
    const bytes = await handle?.readFile()
    return bytes?.length === size ? bytes : undefined
  } finally {
    await handle?.close()
  }
}
