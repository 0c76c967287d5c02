import sharp from 'sharp'
import { mostPixels } from '../../catalogue/pictureLimit.ts'
import type { PosterFacts } from '../facts.ts'
import { drawers } from '../draw/draw.ts'
import type { FormatName } from '../formats.ts'
import { type Fonts, setFacts, textsIn } from '../typeset/faces.ts'
import { NotDrawn } from './notDrawn.ts'

/** What is kept of a picture of which nobody has said it, in percent: heads are above the middle. */
const unsaidFocus = { x: 50, y: 32 }
/** Quality of the JPEG. */
const quality = 84

// one drawing at a time, on one thread, and nothing of it is kept
sharp.cache(false)
sharp.concurrency(1)

/** A picture of an entry, ready to be written, and the characters that no font has. */
export interface DrawnPicture {
  bytes: Buffer
  missing: string[]
}

/**
 * Draws one picture.
 * @param picture path of the entry's own picture
 * @throws NotDrawn when that picture cannot be read
 */
export async function drawPicture(
  format: FormatName,
  facts: PosterFacts,
  picture: string | undefined,
  fonts: Fonts,
): Promise<DrawnPicture> {
  const faces = await fonts.facesFor(textsIn(facts))
  const set = setFacts(facts, faces)
  // drawn twice where there is a picture: the first tells for which box it is to be cut
  const boxes = new Map<string, string | undefined>()
  const draw = (): string =>
    drawers[format]({
      facts: set.facts,
      faces,
      picture: (width, height) => {
        const box = `${Math.round(width)}x${Math.round(height)}`
        if (!boxes.has(box)) boxes.set(box, undefined)
        return boxes.get(box)
      },
    })
  let svg = draw()
  if (picture !== undefined && boxes.size > 0) {
    for (const box of boxes.keys()) boxes.set(box, await cut(picture, box, set.facts.picture?.focus))
    svg = draw()
  }
  const bytes = await sharp(Buffer.from(svg), { unlimited: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:2:0' })
    .toBuffer()
  return { bytes, missing: set.missing }
}

/** A part of a picture in the shape of a box, around what it must keep. @returns an address of data */
async function cut(file: string, box: string, focus: { x: number; y: number } = unsaidFocus): Promise<string> {
  const [width = 1, height = 1] = box.split('x').map(Number)
  const { data, info } = await sharp(file, { limitInputPixels: mostPixels })
    .rotate()
    .resize(width, height, { fit: 'outside' })
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new NotDrawn('PICTURE_UNREADABLE')
    })
  const at = (size: number, room: number, share: number): number =>
    Math.max(0, Math.min(size - room, Math.round((size * share) / 100 - room / 2)))
  const bytes = await sharp(data)
    .extract({ left: at(info.width, width, focus.x), top: at(info.height, height, focus.y), width, height })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 90 })
    .toBuffer()
  return `data:image/jpeg;base64,${bytes.toString('base64')}`
}
