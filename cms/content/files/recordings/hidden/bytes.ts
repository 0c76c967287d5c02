import { open } from 'node:fs/promises'

/** The bytes of a file, changed where they are: a recording may have 500 MB. */
export interface Bytes {
  size: number
  /** As many as there are, at most. They are not to be changed, and what is written later may change them. */
  read(at: number, length: number): Promise<Buffer>
  write(at: number, bytes: Buffer): Promise<void>
}

/** How much is put to zero or compared at once, in bytes. */
const chunk = 1 << 20
/** How much is read at once where a little is asked for, in bytes: parts follow each other, and their heads are small. */
const windowBytes = 1 << 16

/** Puts a part to zero. */
export async function clear(file: Bytes, from: number, to: number): Promise<void> {
  const zeros = Buffer.alloc(Math.min(chunk, Math.max(0, to - from)))
  for (let at = from; at < to; at += chunk) await file.write(at, zeros.subarray(0, Math.min(chunk, to - at)))
}

/** Whether a part is nothing but zeros. */
export async function isClear(file: Bytes, from: number, to: number): Promise<boolean> {
  for (let at = from; at < to; at += chunk)
    if ((await file.read(at, Math.min(chunk, to - at))).some((byte) => byte !== 0)) return false
  return true
}

/** The same bytes for somebody who only wants to see whether all of them can be understood: nothing is written. */
export function unwritten(file: Bytes): Bytes {
  return { size: file.size, read: (at, length) => file.read(at, length), write: () => Promise.resolve() }
}

/** Bytes in memory. */
export function bytesIn(data: Buffer): Bytes {
  return {
    size: data.length,
    read: async (at, length) => data.subarray(at, at + length),
    write: async (at, bytes) => void data.set(bytes, at),
  }
}

/** Lets something change a file on the disk. */
export async function inFile<T>(file: string, work: (bytes: Bytes) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r+')
  try {
    const { size } = await handle.stat()
    const readNow = async (at: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
      return buffer.subarray(0, bytesRead)
    }
    let [windowAt, seen]: [number, Buffer] = [0, Buffer.alloc(0)]
    return await work({
      size,
      async read(at, length) {
        if (length > windowBytes) return readNow(at, length)
        if (at < windowAt || Math.min(at + length, size) > windowAt + seen.length)
          [windowAt, seen] = [at, await readNow(at, windowBytes)]
        return seen.subarray(at - windowAt, at - windowAt + length)
      },
      async write(at, bytes) {
        await handle.write(bytes, 0, bytes.length, at)
        seen = Buffer.alloc(0)
      },
    })
  } finally {
    await handle.close()
  }
}
