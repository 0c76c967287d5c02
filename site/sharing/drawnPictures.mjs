import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { coverKinds, shareCoverPath, shareCoverSvg } from '../cover/shareCovers.ts'

/** Icons of the site by name, the size of each in pixels, and how much of it is left free around the flower. */
const icons = [
  { name: 'icon-192.png', size: 192, margin: 0.08 },
  { name: 'icon-512.png', size: 512, margin: 0.08 },
  // what is cut to a circle keeps four fifths
  { name: 'icon-maskable-512.png', size: 512, margin: 0.2 },
  { name: 'apple-touch-icon.png', size: 180, margin: 0.12 },
]
/** For what asks for an icon without having read the page. */
const favicon = { name: 'favicon.ico', size: 48 }
const paper = '#faf6ee'

/**
 * Draws what is a picture in other programs than browsers, which know no SVG: the site's icons, and the picture that goes
 * with the link of a page that has none.
 * @returns {import('astro').AstroIntegration}
 */
export function drawnPictures() {
  return {
    name: 'gongyun-drawn-pictures',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir)
        const flower = await readFile(path.join(folder, 'favicon.svg'))
        for (const { name, size, margin } of icons)
          await writeFile(path.join(folder, name), await iconOf(flower, size, margin, paper))
        await writeFile(path.join(folder, favicon.name), icoOf(await iconOf(flower, favicon.size, 0), favicon.size))
        await mkdir(path.join(folder, path.dirname(shareCoverPath('any'))))
        const drawn = coverKinds.map(async (kind) => {
          const picture = sharp(Buffer.from(shareCoverSvg(kind)))
          await writeFile(path.join(folder, shareCoverPath(kind)), await pngOf(picture))
        })
        await Promise.all(drawn)
      },
    },
  }
}

/**
 * @param {Buffer} svg
 * @param {number} size in pixels
 * @param {number} margin as a share of the size
 * @param {string} [background] none when it is left out
 */
async function iconOf(svg, size, margin, background) {
  const inner = Math.round(size * (1 - 2 * margin))
  const figure = await sharp(svg, { density: 600 }).resize(inner, inner).png().toBuffer()
  const ground = background ?? { r: 0, g: 0, b: 0, alpha: 0 }
  return pngOf(
    sharp({ create: { width: size, height: size, channels: 4, background: ground } }).composite([{ input: figure }]),
  )
}

/** Few colours make small files. @param {import('sharp').Sharp} picture */
function pngOf(picture) {
  return picture.png({ palette: true, colours: 32, effort: 2 }).toBuffer()
}

/**
 * A PNG as the one picture of an icon file.
 * @param {Buffer} png
 * @param {number} size in pixels, below 256
 */
function icoOf(png, size) {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
