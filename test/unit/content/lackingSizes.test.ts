import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageSizes } from '../../../cms/content/files/pictures/imageSizes.ts'
import { cutSquare, lackingSizes } from '../../../cms/content/files/pictures/lackingSizes.ts'

const length = fc.integer({ min: 1, max: 2560 })
const percent = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null })

describe('the sizes that a picture lacks', () => {
  it('should be those without a file, but for the square of what is smaller both ways', () => {
    const names = fc.subarray(imageSizes.map(({ name }) => name))
    fc.assert(
      fc.property(length, length, names, (width, height, there) => {
        const sizes = Object.fromEntries(there.map((name) => [name, { filename: `${name}.jpg` }]))
        const lacking = lackingSizes({ width, height, sizes }, imageSizes).map(({ name }) => name)
        expect(lacking).toEqual(
          imageSizes
            .map(({ name }) => name)
            .filter((name) => !there.includes(name) && !(name === 'square' && width < 720 && height < 720)),
        )
      }),
    )
  })
})

describe('a picture that is cut square', () => {
  it('should be as large as it can, and keep what it must within it as near to the middle as the edges allow', () => {
    fc.assert(
      fc.property(length, length, percent, percent, (width, height, focalX, focalY) => {
        const { edge, left, top } = cutSquare({ width, height }, { focalX, focalY })
        expect(edge).toBe(Math.min(width, height))
        expect([left >= 0, left + edge <= width, top >= 0, top + edge <= height]).toEqual(
          Array(4).fill(true),
        )
        for (const [begin, along, focus] of [
          [left, width, focalX ?? 50],
          [top, height, focalY ?? 50],
        ] as const) {
          const kept = (along * focus) / 100
          expect(kept >= begin - 1 && kept <= begin + edge + 1).toBe(true)
          const isAtEdge = begin === 0 || begin === along - edge
          expect(isAtEdge || Math.abs(begin + edge / 2 - kept) <= 1).toBe(true)
        }
      }),
    )
  })
})
