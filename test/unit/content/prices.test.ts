import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appliedPrice } from '../../../cms/content/fields/appliedPrice.ts'
import { priceProblem } from '../../../cms/content/fields/priceProblem.ts'
import { priceOf, workersPart, yuanText } from '../../../site/catalogue/prices.ts'
import { courseTypes, courseTypesOf } from '../../../site/catalogue/vocabulary.ts'

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

describe('a course without a price of its own', () => {
  const type = fc.constantFrom(...courseTypesOf.subsidised)
  const site = fc.uniqueArray(fc.tuple(type, price), { selector: ([type]) => type })
  const amount = fc.option(fc.nat(1_000_000), { nil: null })

  it('should be told what the public page then says, to the fen, and nothing where it has its own', () => {
    fc.assert(
      fc.property(type, amount, amount, site, (type, list, subsidy, site) => {
        const prices = site.map(([type, amounts]) => ({ type, ...amounts }))
        const told = appliedPrice({ kind: 'subsidised', type, price: { list, subsidy } }, { prices })
        if (list !== null && subsidy !== null) {
          expect(told).toBeUndefined()
          return
        }
        expect(told).toContain(list === null && subsidy === null ? '没有填本课价格' : '只填了一项，不作数')
        const shown = priceOf({ kind: 'subsidised', type }, { prices })
        expect(told).toContain(
          shown === undefined
            ? `${courseTypes[type]}的价格也还没有定：公众页面不写价格。`
            : `${courseTypes[type]}的价格：每课原价 ${yuanText(shown.list)} 元，工会补贴 ${yuanText(shown.subsidy)} 元，职工承担 ${yuanText(workersPart(shown))} 元。`,
        )
      }),
      { seed: 20261127 },
    )
  })

  it('should be told nothing while its kind or type is open, or free, or the settings are not read yet', () => {
    const settings = { prices: [{ type: 'music', list: 8000, subsidy: 6000 }] }
    for (const course of [{}, { kind: 'subsidised' }, { kind: 'public-benefit', type: 'hobby' }, { type: 'music' }, null])
      expect(appliedPrice(course, settings)).toBeUndefined()
    expect(appliedPrice({ kind: 'subsidised', type: 'music' }, undefined)).toBeUndefined()
  })
})
