import { describe, expect, it } from 'vitest'
import { sharpInTurn } from '../../../cms/content/files/pictures/picturesInTurn.ts'

const picture = sharpInTurn({ create: { width: 600, height: 600, channels: 3, background: 'red' } }).png()

describe('pictures that are worked on in turn', () => {
  it('should hold pictures, and what is made of their clones', async () => {
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

  it('should go on behind those that are none', async () => {
    const none = () => sharpInTurn(Buffer.from('no picture')).toBuffer()
    const all = [none(), none(), picture.clone().resize(20).toBuffer(), none(), picture.clone().resize(20).toBuffer()]
    const outcomes = await Promise.allSettled(all)
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
  })
})
