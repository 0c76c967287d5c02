import sharp from 'sharp'
import { palace, skyline, station } from './pictures/city.ts'
import { palettes, shapes, type Motif, type Scene, type SceneName } from './pictures/motif.ts'
import { flowers, gulls, lake, round } from './pictures/nature.ts'
import { dancer, figure } from './pictures/people.ts'
import { choir, drum, film, lanterns, microphone } from './pictures/stage.ts'
import { books, brush, camera, tea } from './pictures/things.ts'

const scenes: Record<SceneName, Scene> = {
  lake,
  gulls,
  flowers,
  medallion: round,
  drum,
  lanterns,
  choir,
  microphone,
  film,
  dancer,
  tea,
  brush,
  camera,
  books,
  station,
  skyline,
  palace,
  figure,
}

/**
 * Pixels of the picture to a unit of the drawing. Every upload is encoded in six sizes, which takes most of the time of
 * a first start; at this scale flat paper shapes still look sharp on a large screen.
 */
const scale = 0.8

/**
 * The paper-cut picture of a motif as SVG, without text so that it needs no fonts.
 * The same motif always gives the same picture.
 */
export function pictureSvg(motif: Motif): string {
  const [width, height] = shapes[motif.shape]
  const palette = palettes[motif.palette]
  const between = sequence(motif.seed)
  const grain = Array.from({ length: 160 }, () => {
    const x = Math.round(between(0, width))
    const y = Math.round(between(0, height))
    return `M${x} ${y}q${Math.round(between(-30, 30))} ${Math.round(between(-14, 14))} ${Math.round(between(-60, 60))} ${Math.round(between(-16, 16))}`
  }).join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}">` +
    `<defs><linearGradient id="ground" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${palette.ground}"/><stop offset="1" stop-color="${palette.pale}"/></linearGradient></defs>` +
    `<rect width="${width}" height="${height}" fill="url(#ground)"/>` +
    scenes[motif.scene]({ width, height, palette, between }) +
    `<path d="${grain}" fill="none" stroke="#8a6a45" stroke-opacity=".09" stroke-width="2"/></svg>`
  )
}

/**
 * The picture of a motif as a PNG file, 1280 pixels on its long edge (960 when square).
 * @throws whatever sharp throws when the picture cannot be encoded
 */
export async function pictureOf(motif: Motif): Promise<Buffer> {
  return sharp(Buffer.from(pictureSvg(motif)))
    .png({ compressionLevel: 6 })
    .toBuffer()
}

/** Numbers of a seeded sequence (mulberry32), as a function from low up to high. */
function sequence(seed: number): (low: number, high: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return (low, high) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return low + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (high - low)
  }
}
