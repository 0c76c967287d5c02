import fc from 'fast-check'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { checkCut } from '../../../cms/content/files/edits.ts'
import { checkPicture } from '../../../cms/content/files/pictures/pictureFile.ts'

/** Of pictures and of strips, small and large. */
const extent = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.double({ min: 1, max: 100, noNaN: true }), fc.boolean())
  .map(([short, times, isHigh]) => {
    const long = Math.ceil(short * times)
    return isHigh ? { width: short, height: long } : { width: long, height: short }
  })
const isNarrow = ({ width, height }: { width: number; height: number }) => width > 50 * height || height > 50 * width

it('should refuse a picture, or a cut, exactly when one edge is more than fifty times the other, and say so', async () => {
  await fc.assert(
    fc.asyncProperty(extent, async (size) => {
      const text = `${size.width}×${size.height}`
      const bytes = await sharp({ create: { ...size, channels: 3, background: '#b3261e' } }).png().toBuffer()
      const said = await checkPicture('条.png', bytes).then(
        () => undefined,
        (error: unknown) => (error as Error).message,
      )
      const cut = () =>
        checkCut(
          {
            crop: { x: 0, y: 0, width: 100, height: 100 },
            widthInPixels: size.width,
            heightInPixels: size.height,
          },
          size,
        )
      if (isNarrow(size)) {
        expect(said).toMatch(new RegExp(`^图片「条.png」有 ${text}，太窄长了：长边最多是短边的 50 倍。请`))
        expect(cut).toThrow(`裁剪范围（${text}）太窄长了：长边最多是短边的 50 倍。没有保存，请重新框选。`)
      } else {
        expect(said).toBeUndefined()
        expect(cut).not.toThrow()
      }
    }),
    { numRuns: 60 },
  )
})
