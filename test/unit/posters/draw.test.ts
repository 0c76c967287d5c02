import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import jsQr from 'jsqr'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { drawers } from '../../../site/posters/draw/draw.ts'
import { words } from '../../../site/posters/draw/words.ts'
import { drawPicture } from '../../../site/posters/drawer/picture.ts'
import { formatNames, formats } from '../../../site/posters/formats.ts'
import { Fonts, setFacts, textsIn } from '../../../site/posters/typeset/faces.ts'
import { anyFacts, plainFacts } from '../../support/posters.ts'

let fonts: Fonts
let folder: string
beforeAll(async () => {
  fonts = await Fonts.open()
  folder = await mkdtemp(path.join(tmpdir(), 'gongyun-draw-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

it('should draw anything that a form takes as XML without a text that needs a font', async () => {
  await fc.assert(
    fc.asyncProperty(anyFacts, fc.constantFrom(...formatNames), async (source, format) => {
      const faces = await fonts.facesFor(textsIn(source))
      const { facts } = setFacts(source, faces)
      const svg = drawers[format]({ facts, faces, picture: () => undefined })
      expect(await sharp(Buffer.from(svg), { unlimited: true }).metadata()).toMatchObject(sizeOf(format))
      expect(svg).not.toMatch(/<text|NaN|undefined|Infinity/)
      expect(svg).toBe(drawers[format]({ facts, faces, picture: () => undefined }))
    }),
    { numRuns: 60 },
  )
}, 60_000)

it('should have a letter for every word of its own', async () => {
  const { title, label, text } = await fonts.facesFor([])
  for (const character of Object.values(words).join(''))
    for (const face of [title, label, text]) expect(face.letter(character), character).toBeDefined()
})

it.each(formatNames)(
  'should draw %s in its size, the same bytes each time',
  async (format) => {
    const { bytes } = await drawPicture(format, plainFacts, undefined, fonts)
    expect(await sharp(bytes).metadata()).toMatchObject({ ...sizeOf(format), format: 'jpeg' })
    expect((await drawPicture(format, plainFacts, undefined, fonts)).bytes.equals(bytes)).toBe(true)
    expect(bytes.length).toBeLessThan(1_500_000)
  },
  60_000,
)

it('should lead from the code on the poster to the page', async () => {
  const { bytes } = await drawPicture('a3', plainFacts, undefined, fonts)
  // as a telephone sees it from afar
  const { data, info } = await sharp(bytes).resize(1000).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  expect(jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(plainFacts.address)
})

it.each([
  ['wide', 900, 300],
  ['tall', 300, 900],
])('should cut a %s picture around what it must keep', async (_, width, height) => {
  const file = path.join(folder, `${width}.png`)
  // green all over, and blue where it is to be kept
  const kept = { left: width - 60, top: height - 60 }
  const mark = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#0000ff' } })
    .png()
    .toBuffer()
  await sharp({ create: { width, height, channels: 3, background: '#00ff00' } })
    .composite([{ input: mark, ...kept }])
    .png()
    .toFile(file)
  const facts = { ...plainFacts, picture: { file: 'x', focus: { x: 100, y: 100 } } }
  const { bytes } = await drawPicture('share', facts, file, fonts)
  const { data } = await sharp(bytes)
    .extract({ left: 200, top: 610, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [red = 0, green = 0] = data
  expect(red).toBeLessThan(60)
  const corner = await sharp(bytes).extract({ left: 455, top: 622, width: 1, height: 1 }).raw().toBuffer()
  expect(corner[2]).toBeGreaterThan(150)
  expect(green + (corner[1] ?? 0)).toBeLessThan(400)
})

function sizeOf(format: (typeof formatNames)[number]): { width: number; height: number } {
  const { width, height } = formats[format]
  return { width, height }
}
