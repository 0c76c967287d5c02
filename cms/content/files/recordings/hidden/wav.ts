import { type Bytes, clear } from './bytes.ts'
import { Parts, Unclear } from './unclear.ts'

/** Chunks of a WAV that playing needs, beside `data`. */
const ofSound = new Set(['fmt ', 'fact'])
/** Lengths of `data` that a program writes before it knows it, and that stay there when it is cut off or writes to a pipe. */
const notKnown = new Set([0, 0xffffffff])
/** What programs call their chunks. */
const name = /^[\w .+-]{4}$/

/**
 * Empties the chunks of a WAV that playing does not need; they stay as filler. A `data` whose length nobody wrote, or that
 * is cut off, reaches to the end.
 * @throws Unclear when something stands there that is neither a chunk nor known to be sound
 */
export async function clearWav(file: Bytes): Promise<void> {
  const parts = new Parts()
  for (let at = 12; at < file.size; ) {
    await parts.next()
    const { type, size, end } = await chunkAt(file, at)
    if (type === 'data') {
      const after = await chunksAfter(file, end, end + (size % 2))
      // sound that was never counted; without it, chunks that follow one of no length are what they say
      if (after === undefined && (notKnown.has(size) || end > file.size)) return
      if (after === undefined) throw new Unclear('recording-in-pieces')
      return empty(file, after)
    }
    if (!name.test(type) || end > file.size) throw new Unclear('recording-in-pieces')
    if (!ofSound.has(type)) await makeFiller(file, at, end)
    at = end + (size % 2)
  }
  throw new Unclear('recording-in-pieces')
}

async function chunkAt(file: Bytes, at: number): Promise<{ type: string; size: number; end: number }> {
  const head = await file.read(at, 8)
  if (head.length < 8) return { type: '', size: 0, end: Infinity }
  const size = head.readUInt32LE(4)
  return { type: head.toString('latin1', 0, 4), size, end: at + 8 + size }
}

/** @returns the first of these places from which on there are chunks to the end, or nothing; undefined when there is none */
async function chunksAfter(file: Bytes, ...places: readonly number[]): Promise<number | undefined> {
  for (const place of places.toReversed()) if (await areChunks(file, place)) return place
  return undefined
}

async function areChunks(file: Bytes, from: number): Promise<boolean> {
  const parts = new Parts()
  let at = from
  while (at < file.size) {
    await parts.next()
    const { type, size, end } = await chunkAt(file, at)
    if (!name.test(type) || end > file.size) return false
    at = end + (size % 2)
  }
  // the last byte, which makes a length even, is left out by some
  return at <= file.size + 1
}

async function empty(file: Bytes, from: number): Promise<void> {
  for (let at = from; at < file.size; ) {
    const { type, size, end } = await chunkAt(file, at)
    if (!ofSound.has(type)) await makeFiller(file, at, end)
    at = end + (size % 2)
  }
}

async function makeFiller(file: Bytes, at: number, end: number): Promise<void> {
  await file.write(at, Buffer.from('JUNK'))
  await clear(file, at + 8, end)
}
