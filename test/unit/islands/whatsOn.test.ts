import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Chosen, isChosen, queryOf, readChosen, toggled } from '../../../site/islands/whatsOn/chosen.ts'
import { distanceOf, distanceText, placeIn } from '../../../site/islands/whatsOn/distance.ts'

const names = ['today', 'after-work', 'weekend', 'holiday', 'free', 'children']
const chosen: fc.Arbitrary<Chosen> = fc
  .record({
    taps: fc.array(fc.constantFrom(...names), { maxLength: 6 }),
    venue: fc.constantFrom('', '工人文化宫 & 剧场'),
  })
  .map(({ taps, venue }) => taps.reduce<Chosen>(toggled, { wishes: [], venue }))

describe('what is chosen on a page of what is on', () => {
  it('should be read from an address as it was written into it', () => {
    fc.assert(
      fc.property(chosen, (some) => {
        expect(readChosen(new URLSearchParams(queryOf(some)))).toEqual(some)
      }),
    )
  })

  it('should make sense whatever an address says', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), fc.string(), (query, only) => {
        for (const asked of [new URLSearchParams(query), new URLSearchParams({ only, at: only })]) {
          const read = readChosen(asked)
          expect(readChosen(new URLSearchParams(queryOf(read)))).toEqual(read)
          expect(names).toEqual(expect.arrayContaining([...read.wishes]))
        }
      }),
    )
  })

  it('should be gone when the same chip is tapped again, and have one slot of the week at most', () => {
    fc.assert(
      fc.property(chosen, fc.constantFrom(...names), (some, wish) => {
        const on = toggled(some, wish)
        if (!some.wishes.includes(wish)) expect(toggled(on, wish).wishes).not.toContain(wish)
        expect(on.wishes.filter((one) => ['after-work', 'weekend', 'holiday'].includes(one)).length).toBeLessThan(2)
      }),
    )
  })

  it('should leave fewer rows the more is chosen', () => {
    const row = fc.record({ wishes: fc.subarray(names), venue: fc.constantFrom('', '工人文化宫 & 剧场') })
    fc.assert(
      fc.property(chosen, fc.constantFrom('free', 'children'), row, (some, wish, one) => {
        const more = some.wishes.includes(wish) ? some : toggled(some, wish)
        expect(isChosen(one, more) && !isChosen(one, some)).toBe(false)
      }),
    )
  })
})

describe('a distance', () => {
  const place = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  })

  it('should be as far there as back, nothing on the spot, and never a detour', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(distanceOf(a, b)).toBeCloseTo(distanceOf(b, a), 3)
        expect(distanceOf(a, a)).toBe(0)
        expect(distanceOf(a, c)).toBeLessThanOrEqual(distanceOf(a, b) + distanceOf(b, c) + 1)
      }),
    )
  })

  it('should be right where it is known, and said as people say it', () => {
    // one minute of latitude is a nautical mile
    expect(distanceOf({ latitude: 25, longitude: 102 }, { latitude: 25 + 1 / 60, longitude: 102 })).toBeCloseTo(
      1853,
      -1,
    )
    expect([0, 349, 960, 1234, 15_600].map(distanceText)).toEqual([
      '约 50 米',
      '约 350 米',
      '约 1.0 公里',
      '约 1.2 公里',
      '约 16 公里',
    ])
    expect([placeIn('24.88,102.82'), placeIn(''), placeIn(undefined), placeIn('here')]).toEqual([
      { latitude: 24.88, longitude: 102.82 },
      undefined,
      undefined,
      undefined,
    ])
  })
})
