import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { states, standing } from '../../../cms/features/signup/asked/words.ts'
import { signUpOfForm } from '../../../cms/features/signup/endpoints/formFields.ts'
import { feeShownOf, paidAfter } from '../../../cms/features/signup/payments/rules.ts'
import { priceProblem } from '../../../cms/features/signup/rules/formProblem.ts'
import { valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { yuanText } from '../../../site/catalogue/prices.ts'
import { occasionsOf } from '../../../site/catalogue/calendar/occasions.ts'
import type { Course } from '../../../site/catalogue/entries.ts'
import { feeOf } from '../../../site/catalogue/signUp/fee.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { formModelOf } from '../../../site/signUp/formModel.ts'
import { askedOf, nothingTyped } from '../../../site/signUp/typed.ts'
import { feeText } from '../../../site/text/fee.ts'
import { feeShown } from '../../../site/text/signUp.ts'
import { now } from '../../support/eventStates.ts'
import { catalogueOfSignUps } from '../../support/signUpStates.ts'

const site = { prices: [{ type: 'music' as const, list: 3000, subsidy: 1000 }] }
const whole = catalogueOfSignUps().get('courses', 'whole') as Course
const perLesson: Course = { ...whole, signUpHere: whole.signUpHere && { ...whole.signUpHere, per: 'occasion' } }

it('should be what all lessons cost that are not free, as the price of the type is', () => {
  expect(feeOf({ entry: whole, occasions: occasionsOf(whole) }, site)).toEqual({
    list: 14 * 3000,
    subsidy: 14 * 1000,
    own: 14 * 2000,
  })
  expect(feeText(whole, site)).toBe('每人 280 元（原价 420 元，工会补贴 140 元）。报名时不用付钱，按主办方的通知交。')
})

it('should be nothing for the trial lesson, a 公益 course, and what the union pays all of', () => {
  const [first, second] = occasionsOf(perLesson)
  if (first === undefined || second === undefined) throw new Error('two lessons')
  expect(feeOf({ entry: perLesson, occasions: [first] }, site)).toBeUndefined()
  expect(feeOf({ entry: perLesson, occasions: [second] }, site)).toEqual({ list: 3000, subsidy: 1000, own: 2000 })
  expect(feeText(perLesson, site)).toContain('收费的课每人每课 20 元')
  expect(feeText({ ...whole, kind: 'public-benefit' }, site)).toBeUndefined()
  expect(feeText(whole, { prices: [{ type: 'music', list: 3000, subsidy: 3000 }] })).toBeUndefined()
  expect(feeText(whole, { prices: [] })).toBeUndefined()
})

describe('what a form says of it', () => {
  const priced = catalogueOfSignUps()
  priced.setSite({ ...priced.site, ...site })
  const modelOf = (entry: Course) => {
    const made = formModelOf('courses', entry, new CatalogueView(priced), {
      ...{ now, siteUrl: 'https://union.example', persons: { keepDays: 90, takesEmail: false, sendsTexts: false } },
    })
    if (made === undefined) throw new Error('sign-up is taken here')
    return made
  }

  it('should be sent with it, of a whole course and of each lesson', () => {
    const course = modelOf(whole)
    expect(askedOf(nothingTyped(course), course, 'k').price).toBe(28000)
    const lessons = modelOf(perLesson)
    const sent = lessons.dates.map(({ id }) => askedOf({ ...nothingTyped(lessons), occasion: id }, lessons, 'k').price)
    expect([sent[0], sent[1]]).toEqual([0, 2000])
  })

  it('should be the one of the date that is chosen, in a plain form', () => {
    const priceIn = (fields: Record<string, string>) => {
      const { price } = signUpOfForm(new Map(Object.entries(fields)), 'network', now) as { price?: number }
      return price
    }
    expect(priceIn({ occasion: 'b', 'price.a': '0', 'price.b': '2000' })).toBe(2000)
    expect(priceIn({ occasion: 'a', 'price.a': '0', 'price.b': '2000' })).toBe(0)
    expect(priceIn({ price: '28000' })).toBe(28000)
    expect(priceIn({ occasion: 'a' })).toBeUndefined()
  })

  it('should be refused when it is another by now, and never when nothing is said', () => {
    const fen = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(fc.option(fen, { nil: 0 }), fc.option(fen, { nil: undefined }), (shown, own) => {
        const price = own === undefined ? undefined : { own }
        expect(priceProblem(undefined, price)).toBeUndefined()
        expect(priceProblem(shown, price)?.code).toBe(shown === (own ?? 0) ? undefined : 'price-changed')
      }),
    )
    expect(priceProblem(28000, { own: 30050 })?.message).toBe(
      '价格改了：现在每人 300.5 元，您看到的是 280 元，这一次没有报名。请刷新页面看清楚再报，填好的都还在。',
    )
    expect(priceProblem(0, { own: 100 })?.message).toContain('您看到的是免费')
  })
})

it('should be said of a registration with what was paid', () => {
  const price = { list: 42000, subsidy: 14000, own: 28000 }
  expect(feeShown({ ...price, due: 56000, paid: 28000 })).toBe(
    '每人 280 元（原价 420 元，工会补贴 140 元），2 人共 560 元，已交 280 元。',
  )
  expect(feeShown({ ...price, subsidy: 0, due: 28000, paid: 28000 })).toBe('每人 280 元，已交清。')
})

it('should say what is to be given back to who has fewer places than they paid for, or none', () => {
  const price = { list: 42000, subsidy: 0, own: 28000 }
  expect(feeShown({ ...price, due: 28000, paid: 56000 })).toBe('每人 280 元，已交 560 元，多了，请找主办方退 280 元。')
  expect(feeShown({ ...price, due: 0, paid: 56000 })).toBe('已交 560 元，没有名额了，请找主办方退 560 元。')
  fc.assert(
    fc.property(
      fc.constantFrom(...valuesOf(states)),
      fc.integer({ min: 1, max: 4 }),
      fc.option(fc.integer({ min: 0, max: 5 })),
      (state, seats, persons) => {
        const paid = persons === null ? null : persons * price.own
        const fee = feeShownOf({ state, seats, price, paid })
        const due = standing.includes(state) ? seats * price.own : 0
        if (due === 0 && !paid) return void expect(fee).toBeUndefined()
        expect(fee).toEqual({ ...price, due, paid: paid ?? 0 })
        const over = (paid ?? 0) - due
        expect(fee && feeShown(fee).includes(`退 ${yuanText(over)} 元`)).toBe(over > 0)
      },
    ),
  )
  expect(feeShownOf({ state: 'confirmed', seats: 1, price: undefined, paid: null })).toBeUndefined()
})

it('should never come to less than nothing or more than is due, whatever is recorded in whatever order', () => {
  const step = fc.record({
    kind: fc.constantFrom('paid' as const, 'refunded' as const),
    amount: fc.integer({ min: 1, max: 60 }),
    state: fc.constantFrom('confirmed' as const, 'cancelled' as const),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), fc.integer({ min: 1, max: 4 }), (steps, seats) => {
      let paid = 0
      for (const { kind, amount, state } of steps) {
        const after = paidAfter({ state, seats, price: { list: 30, subsidy: 10, own: 20 }, paid }, kind, amount)
        const isRefused = 'refused' in after
        if (kind === 'refunded') expect(isRefused).toBe(amount > paid)
        else expect(isRefused).toBe(state !== 'confirmed' || paid + amount > 20 * seats)
        if (!isRefused) paid = after.paid
        expect(paid).toBeGreaterThanOrEqual(0)
        expect(paid).toBeLessThanOrEqual(20 * seats)
      }
    }),
  )
})

it('should be recorded of nothing that is free', () => {
  expect(paidAfter({ state: 'confirmed', seats: 1, price: undefined, paid: 0 }, 'paid', 100)).toMatchObject({
    refused: { code: 'nothing-to-pay' },
  })
})
