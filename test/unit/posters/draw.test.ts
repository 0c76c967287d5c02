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

it('should keep title and rows of the large poster apart and above who holds it, whatever they say', async () => {
  await fc.assert(
    fc.asyncProperty(anyFacts, async (source) => {
      const faces = await fonts.facesFor(textsIn(source))
      const svg = drawers.a3({ facts: setFacts(source, faces).facts, faces, picture: () => undefined })
      let above = 0
      for (const [row, top] of svg.matchAll(/<g transform="translate\(0 ([\d.]+)\)">.*?<\/g><\/g>/g)) {
        expect(Number(top)).toBeGreaterThan(above)
        const lines = [...row.matchAll(/<path transform="translate\(\S+ ([\d.]+)\)scale/g)].map(([, base]) =>
          Number(base),
        )
        above = Number(top) + Math.max(0, ...lines)
      }
      expect(above).toBeGreaterThan(0)
      // the dotted rule
      expect(above).toBeLessThan(2084 - 20)
    }),
    { numRuns: 40 },
  )
}, 60_000)

it('should mark what is invented in every format', async () => {
  const faces = await fonts.facesFor(textsIn(plainFacts))
  const drawn = { faces, picture: () => undefined }
  const [first = '', last = ''] = [...'示据'].map((character) => faces.label.letter(character)?.outline)
  for (const format of formatNames)
    for (const isSample of [true, false]) {
      const svg = drawers[format]({ ...drawn, facts: { ...plainFacts, isSample } })
      expect([svg.includes(first), svg.includes(last)], format).toEqual([isSample, isSample])
    }
})

it('should offer a sign-up on the large poster only where there is one', async () => {
  const faces = await fonts.facesFor(textsIn(plainFacts))
  const outline = faces.label.letter('报')?.outline ?? 'none'
  for (const [hasSignUp, isClosed, offers] of [
    [true, false, true],
    [false, false, false],
    [true, true, false],
  ] as const) {
    const facts = { ...plainFacts, hasSignUp, isClosed }
    expect(drawers.a3({ facts, faces, picture: () => undefined }).includes(outline)).toBe(offers)
  }
})

it('should write on the large poster how one gets in, and make a long title no smaller than can be read', async () => {
  const note = '凭会员卡到服务台领票'
  const facts = { ...plainFacts, access: { word: '凭票入场', isFree: false, note } }
  const faces = await fonts.facesFor(textsIn(facts))
  const drawn = { faces, picture: () => undefined }
  const outline = faces.text.letter('领')?.outline ?? 'none'
  expect(drawers.a3({ ...drawn, facts })).toContain(outline)
  expect(drawers.a3({ ...drawn, facts: { ...facts, isClosed: true } })).not.toContain(outline)
  const title = '职工文艺汇演'.repeat(10)
  const large = drawers.a3({
    faces: await fonts.facesFor([title]),
    picture: () => undefined,
    facts: { ...plainFacts, title },
  })
  const sizes = [...large.matchAll(/scale\(0\.(\d{5})/g)].map(([, size]) => Number(size) / 100)
  expect(sizes.filter((size) => size > 95).length).toBeGreaterThanOrEqual(60)
})

it('should leave paper between a title of three lines and who holds it on a strip', async () => {
  for (const title of ['庆祝建会一百周年职工文艺汇演'.repeat(4), '国家级非遗 gypqj 展演，'.repeat(4)]) {
    const { bytes } = await drawPicture('strip', { ...plainFacts, title }, undefined, fonts)
    const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true })
    const light = (y: number): boolean =>
      data.subarray(y * info.width + 600, (y + 1) * info.width - 600).some((grey) => grey > 190)
    const lines = Array.from({ length: 560 }, (_, y) => y + 30).filter(light)
    const foot = lines.findLastIndex((y, index) => y - (lines[index - 1] ?? y) >= 50)
    // what stands behind the last wide gap is the foot alone
    expect(lines[foot]).toBeGreaterThan(510)
  }
})

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
