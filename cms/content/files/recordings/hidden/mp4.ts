import { type Bytes, clear } from './bytes.ts'
import { withoutFlacTags } from './codecTags.ts'
import { type Boxes, fileBoxes, type Stay, trackBoxes } from './mp4Boxes.ts'
import { trackKind } from './mp4Track.ts'
import { type Box, boxesIn, type Place } from './mp4Walk.ts'
import { Parts, Unclear } from './unclear.ts'

/** Boxes of a file beside each other at most: Payload (3.90) takes no more either. */
const mostOfFile = 10_000

/**
 * Empties all of an MP4 that playing does not need: boxes that are not known for it stay as free room, so that nothing else
 * moves, and names and times in the others as zeros.
 * @throws Unclear when a box runs over the one around it, or a track is neither seen nor heard
 */
export async function clearMp4(file: Bytes): Promise<void> {
  const parts = new Parts()
  const ofFile = new Parts(mostOfFile)

  const walk = async (within: Place, stays: Boxes, isFile = false): Promise<void> => {
    for await (const box of boxesIn(file, within, parts, isFile)) {
      if (isFile) await ofFile.next()
      if (isFile && box.at === 0 && !isFirst(box, file.size)) refuse()
      const stay = stays.get(box.type)
      if (stay === undefined) await makeFree(file, box)
      else if (stay.of !== 'track') await keep(box, stay)
      else {
        const kind = await trackKind(file, box, within, parts)
        if (kind === undefined) await makeFree(file, box)
        else await walk(box, trackBoxes(kind))
      }
    }
  }

  const keep = async ({ from, to }: Place, { of, says, blank = [], front = 0, boxes }: Stay): Promise<void> => {
    if (says !== undefined && (await file.read(from + 8, 4)).toString('latin1') !== says) refuse()
    for (const [begin, end] of blank) await clear(file, Math.min(to, from + begin), Math.min(to, from + end))
    const version = await file.read(from, 1)
    if (of === 'times') await clear(file, from + 4, Math.min(to, from + (version[0] === 1 ? 20 : 12)))
    if (of === 'flac') await withoutFlacTags(file, from + 4, to)
    if (boxes === undefined) return
    const begin = from + (of === 'sound' ? await soundFront(file, from) : front)
    if (begin > to) refuse()
    await walk({ from: begin, to }, boxes)
  }

  await walk({ from: 0, to: file.size }, fileBoxes, true)
}

function refuse(): never {
  throw new Unclear('recording-in-pieces')
}

/** Payload (3.90) refuses the others too, and would log that as a fault. */
const isFirst = ({ type, from, to }: Box, size: number): boolean =>
  type === 'ftyp' && to - from >= 8 && (to - from) % 4 === 0 && to < size

/** How much stands before the boxes of a sound's description: QuickTime's versions say more. */
async function soundFront(file: Bytes, from: number): Promise<number> {
  const version = (await file.read(from + 8, 2)).readUInt16BE(0)
  return 28 + (version === 1 ? 16 : version === 2 ? 36 : 0)
}

async function makeFree(file: Bytes, { at, from, to }: Box): Promise<void> {
  await file.write(at + 4, Buffer.from('free'))
  await clear(file, from, to)
}
