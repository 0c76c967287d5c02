import { open } from 'node:fs/promises'

/** The bytes of a file, changed where they are: a recording may have 500 MB. */
export interface Bytes {
  size: number
  /** As many as there are, at most. */
  read(at: number, length: number): Promise<Buffer>
  write(at: number, bytes: Buffer): Promise<void>
}

/** Parts of a file that are looked at, at most: an hour of a recording in pieces has some hundred thousand. */
const mostParts = 1_000_000
/** How much is put to zero at once, in bytes. */
const chunk = 1 << 20

/** A file has more parts than any recording. */
export class TooManyParts extends Error {}

/** @param parts that were looked at so far. @throws TooManyParts */
export function checkParts(parts: number): void {
  if (parts > mostParts) throw new TooManyParts()
}

/** Puts a part to zero. */
export async function clear(file: Bytes, from: number, to: number): Promise<void> {
  const zeros = Buffer.alloc(Math.min(chunk, Math.max(0, to - from)))
  for (let at = from; at < to; at += chunk) await file.write(at, zeros.subarray(0, Math.min(chunk, to - at)))
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
    return await work({
      size,
      async read(at, length) {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
        return buffer.subarray(0, bytesRead)
      },
      async write(at, bytes) {
        await handle.write(bytes, 0, bytes.length, at)
      },
    })
  } finally {
    await handle.close()
  }
}
