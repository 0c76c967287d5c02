import fc from 'fast-check'
import { expect, it } from 'vitest'
import { priceProblem } from '../../../cms/content/fields/priceProblem.ts'
import { priceOf, workersPart, yuanText } from '../../../site/catalogue/prices.ts'

const price = fc
  .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }))
  .map(([a, b]) => ({ list: Math.max(a, b), subsidy: Math.min(a, b) }))

it('should leave to the worker what the union does not pay, to the fen', () => {
  fc.assert(
    fc.property(price, (price) => {
      expect(workersPart(price) + price.subsidy).toBe(price.list)
      expect(priceProblem(price.list, price.subsidy)).toBeUndefined()
    }),
    { seed: 20261121 },
  )
})

it('should take the price of the type where the course states none, and none for a free course', () => {
  const prices = [{ type: 'music' as const, list: 9000, subsidy: 7000 }]
  expect(priceOf({ kind: 'subsidised', type: 'music' }, { prices })).toMatchObject({ list: 9000, subsidy: 7000 })
  expect(priceOf({ kind: 'subsidised', type: 'music', price: { list: 100, subsidy: 0 } }, { prices })).toEqual({
    list: 100,
    subsidy: 0,
  })
  expect(priceOf({ kind: 'subsidised', type: 'dance' }, { prices })).toBeUndefined()
  expect(
    priceOf({ kind: 'public-benefit', type: 'hobby', price: { list: 100, subsidy: 0 } }, { prices }),
  ).toBeUndefined()
})

it('should refuse a subsidy that is more than the price, or one without a price', () => {
  expect(priceProblem(8000, 8050)).toBe('工会补贴 80.5 元多于原价 80 元，补贴最多等于原价。')
  expect(priceProblem(undefined, 100)).toBe('先填每课原价，再填工会补贴。')
  expect(priceProblem(undefined, 0)).toBeUndefined()
  expect(priceProblem(8000, undefined)).toBeUndefined()
})

it('should write fen as yuan without needless decimals', () => {
  expect([0, 1, 50, 1250, 2000].map(yuanText)).toEqual(['0', '0.01', '0.5', '12.5', '20'])
})
