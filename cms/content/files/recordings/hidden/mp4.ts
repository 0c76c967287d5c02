import { type Bytes, checkParts, clear, TooManyParts } from './bytes.ts'

/** Boxes whose boxes are looked at (ISO/IEC 14496-12). */
const holders = new Set(['moov', 'trak', 'mdia', 'moof', 'traf'])
/** How many of them stand within each other at most. */
const deepest = 4
/** Where programs and phones write what is neither seen nor heard: place, device, names, texts of other programs. */
const besides = new Set(['udta', 'meta', 'uuid'])
/** What a track may be of: what is seen, heard or read, its time, and what MPEG-4 itself needs. */
const tracks = new Set(['vide', 'soun', 'text', 'sbtl', 'subt', 'clcp', 'auxv', 'hint', 'tmcd', 'odsm', 'sdsm'])

/**
 * Empties the boxes of an MP4 that are beside the recording. They stay as free room, so that nothing else moves.
 * @returns whether all its tracks are of the recording: measurements of a device, its places among them, are tracks too
 * @throws TooManyParts
 */
export async function clearMp4(file: Bytes): Promise<boolean> {
  let [parts, isClean] = [0, true]
  const walk = async (from: number, to: number, depth: number): Promise<void> => {
    if (depth > deepest) throw new TooManyParts()
    for (let at = from; at + 8 <= to; ) {
      checkParts(++parts)
      const head = await file.read(at, 20)
      const [type, { size, header }] = [head.toString('latin1', 4, 8), sizeOf(head, to - at)]
      // a file that was cut off ends with a part of a box
      if (size < header || at + size > to) return
      if (besides.has(type)) {
        await file.write(at + 4, Buffer.from('free'))
        await clear(file, at + header, at + size)
      } else if (holders.has(type)) {
        await walk(at + header, at + size, depth + 1)
      } else if (type === 'hdlr') {
        isClean &&= tracks.has((await file.read(at + header + 8, 4)).toString('latin1'))
      }
      at += size
    }
  }
  await walk(0, file.size, 0)
  return isClean
}

/** @param rest what there is from the box on: one of size 0 reaches to the end */
function sizeOf(head: Buffer, rest: number): { size: number; header: number } {
  const size = head.readUInt32BE(0)
  if (size === 0) return { size: rest, header: 8 }
  if (size > 1) return { size, header: 8 }
  return head.length < 16 ? { size: 0, header: 16 } : { size: Number(head.readBigUInt64BE(8)), header: 16 }
}
