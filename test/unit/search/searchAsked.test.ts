import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { addressOf, type Asked, longestText, readAsked, toggled } from '../../../site/search/asked/asked.ts'

const query = (address: string) => new URLSearchParams(address.split('?')[1] ?? '')

const asked: fc.Arbitrary<Asked> = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim()),
  library: fc.constantFrom(undefined, ...pageCollections),
  values: fc.dictionary(
    fc.constantFrom('kind', 'year', 'unit'),
    fc.uniqueArray(fc.string({ minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 3 }),
  ),
  slot: fc.constantFrom(undefined, 'lunch' as const, 'weekend' as const),
  isExact: fc.boolean(),
  isFree: fc.boolean(),
  from: fc.constantFrom(undefined, '2026-01-31', '2026-02-01'),
  to: fc.constantFrom(undefined, '2026-02-28', '2026-12-31'),
  sort: fc.constantFrom('relevance' as const, 'date' as const, 'name' as const),
  shown: fc.constantFrom(20, 40, 200),
})

it('should say everything that is asked in its address', () => {
  fc.assert(
    fc.property(asked, (one) => {
      expect(readAsked(query(addressOf(one)))).toEqual(one)
    }),
  )
})

it('should take any address, cut what is too long, and leave out what makes no sense', () => {
  const name = fc.constantFrom(
    'q',
    'in',
    'kind',
    'year',
    'slot',
    'free',
    'exact',
    'from',
    'to',
    'sort',
    'shown',
    'other',
  )
  const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('2026-02-30', '9e9', '-1', '1'))
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 60 }), (pairs) => {
      const read = readAsked(new URLSearchParams(pairs))
      expect(read.text.length).toBeLessThanOrEqual(longestText)
      expect(read.text.isWellFormed()).toBe(true)
      expect(Object.values(read.values).every((values) => values.length > 0 && values.length <= 20)).toBe(true)
      // what was understood has one address
      expect(readAsked(query(addressOf(read)))).toEqual(read)
    }),
  )
  expect(readAsked(new URLSearchParams('from=2026-12-02&to=2026-12-01'))).toMatchObject({
    from: '2026-12-01',
    to: '2026-12-02',
  })
})

it('should ask no more than fits into every link of an answer', () => {
  const value = fc.string({ unit: fc.constantFrom(..."合'%&x"), minLength: 1, maxLength: 120 })
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('unit', 'award', 'kind'), value), { maxLength: 60 }), (pairs) => {
      expect(addressOf(readAsked(new URLSearchParams(pairs))).length).toBeLessThan(1_600)
    }),
  )
})

it('should switch a value on and off again', () => {
  fc.assert(
    fc.property(asked, fc.string({ minLength: 1 }), (one, value) => {
      const before = { ...one, shown: 20, values: { ...one.values, brand: ['x'] } }
      fc.pre(value !== 'x')
      expect(toggled(toggled(before, 'brand', value), 'brand', value)).toEqual(before)
    }),
  )
})
