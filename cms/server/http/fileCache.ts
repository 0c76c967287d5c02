import { open } from 'node:fs/promises'
import { LRUCache } from 'lru-cache'
import type { StoredFile } from '../../../site/publisher/release/manifest.ts'

/** Bytes of the files that are read oftenest, at most, and of one file that is worth keeping. */
const [capacity, largest] = [32 * 2 ** 20, 64 * 2 ** 10]

/** Keeps small files in memory, those that were read last: opening one costs a visitor more than sending it. */
export class FileCache {
  readonly #files = new LRUCache<StoredFile, Uint8Array>({
    maxSize: capacity,
    // an empty file has a size too, or it is not taken
    sizeCalculation: ({ length }) => Math.max(length, 1),
  })

  /**
   * The bytes of a file.
   * @returns undefined when it is too large to be kept, or is not on the disk as the manifest has it: it is being
   * replaced at this moment
   */
  async read(file: StoredFile): Promise<Uint8Array | undefined> {
    if (file.size > largest) return undefined
    const known = this.#files.get(file)
    if (known !== undefined) return known
    const bytes = await readWhole(file)
    if (bytes !== undefined) this.#files.set(file, bytes)
    return bytes
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
