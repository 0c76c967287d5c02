import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FewAtOnce } from '../../cms/collections/media/fewAtOnce.ts'
import { sharpInTurn } from '../../cms/collections/media/picturesInTurn.ts'

describe('work that is done a few at a time', () => {
  it('should be done in order, never more at once, whether or not it fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(fc.boolean(), { maxLength: 30 }), async (most, all) => {
        const turns = new FewAtOnce(most)
        const [begun, ended]: [number[], number[]] = [[], []]
        const work = all.map((isWell, index) =>
          turns.take(async () => {
            begun.push(index)
            expect(begun.length - ended.length).toBeLessThanOrEqual(most)
            await new Promise((resolve) => setImmediate(resolve))
            ended.push(index)
            if (!isWell) throw new Error('x')
          }),
        )
        const outcomes = await Promise.allSettled(work)
        expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(all)
        expect(begun).toEqual(all.map((_, index) => index))
      }),
    )
  })

  it('should hold pictures, and what is made of their clones', async () => {
    const picture = sharpInTurn({ create: { width: 600, height: 600, channels: 3, background: 'red' } }).png()
    let done = 0
    const made = Array.from({ length: 8 }, () =>
      picture
        .clone()
        .resize(300)
        .toBuffer()
        .then(() => ++done),
    )
    // in turn, they end in order
    expect(await Promise.all(made)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const { info } = await picture.clone().resize(20).toBuffer({ resolveWithObject: true })
    expect(info.width).toBe(20)
  })
})
