import { type Bytes, checkParts, clear } from './bytes.ts'

/**
 * Empties the tags of an MP3: ID3v2 in front, APE and ID3v1 behind.
 * @throws TooManyParts
 */
export async function clearMp3(file: Bytes): Promise<void> {
  for (let [at, parts] = [0, 0]; ; parts++) {
    checkParts(parts)
    const head = await file.read(at, 10)
    if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') break
    const size = [6, 7, 8, 9].reduce((sum, place) => sum * 128 + (head[place] ?? 0), 0)
    const end = Math.min(file.size, at + 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0))
    // the tag stays, and holds nothing but room; its flags told how to read it
    await file.write(at + 5, Buffer.from([0]))
    await clear(file, at + 10, end)
    at = end
  }
  let end = file.size
  if (end >= 128 && (await file.read(end - 128, 3)).toString('latin1') === 'TAG') {
    await clear(file, end - 128, end)
    end -= 128
  }
  const footer = end < 32 ? Buffer.alloc(0) : await file.read(end - 32, 32)
  if (footer.toString('latin1', 0, 8) !== 'APETAGEX') return
  const length = footer.readUInt32LE(12) + (footer.readUInt32LE(20) >>> 31 ? 32 : 0)
  await clear(file, Math.max(0, end - length), end)
}

/** Chunks of a WAV that are of the recording, and what fills it up. */
const ofSound = new Set(['fmt ', 'data', 'fact', 'ds64', 'cue ', 'smpl', 'PEAK', 'JUNK', 'PAD '])

/**
 * Empties the chunks of a WAV that are beside the recording; they stay as filler.
 * @throws TooManyParts
 */
export async function clearWav(file: Bytes): Promise<void> {
  for (let [at, parts] = [12, 0]; at + 8 <= file.size; parts++) {
    checkParts(parts)
    const head = await file.read(at, 8)
    const size = head.readUInt32LE(4)
    const end = Math.min(file.size, at + 8 + size)
    if (!ofSound.has(head.toString('latin1', 0, 4))) {
      await file.write(at, Buffer.from('JUNK'))
      await clear(file, at + 8, end)
    }
    at = end + (size % 2)
  }
}
