import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { peopleIn, tenThousandsText } from '../../../site/catalogue/campaigns/people.ts'

describe('a number of people', () => {
  it.each([
    ['1200', 1200],
    ['１，２００', 1200],
    ['1,200人', 1200],
    [' 35 人次', 35],
    ['0.12万', 1200],
    ['11 万人次', 110_000],
    ['0.0001万', 1],
    ['60场', 60],
    ['12.0', 12],
  ])('should be read as it is written: %s', (text, people) => {
    expect(peopleIn(text)).toBe(people)
  })

  it.each(['', '人', '-3', '1.5', '0.00001万', '约200', '2e3', '1.2.3', '99999999999'])(
    'should be refused: %s',
    (text) => {
      expect(peopleIn(text)).toBeUndefined()
    },
  )

  it('should be the same again after it was shown in 万人次 with four decimals', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000_000 }), (people) => {
        expect(peopleIn(tenThousandsText(people, 4), true)).toBe(people)
        expect(peopleIn(`${tenThousandsText(people, 4)}万人次`)).toBe(people)
      }),
    )
  })

  it('should be rounded half up where a form has fewer decimals, never by more than half of the last', () => {
    expect([tenThousandsText(12_345, 2), tenThousandsText(12_350, 2), tenThousandsText(4_999, 0)]).toEqual([
      '1.23',
      '1.24',
      '0',
    ])
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000_000 }), fc.nat({ max: 4 }), (people, decimals) => {
        const shown = peopleIn(tenThousandsText(people, decimals), true) ?? NaN
        expect(Math.abs(shown - people) * 2).toBeLessThanOrEqual(10 ** (4 - decimals))
      }),
    )
  })
})
