import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signUpAsked } from '../../../cms/features/signup/asked/contract.ts'
import { signUpOfForm } from '../../../cms/features/signup/endpoints/formFields.ts'
import { said } from '../../../site/catalogue/signUp/rules.ts'
import { signUpWindowOf } from '../../../site/catalogue/signUp/window.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { type FormModel, formModelOf } from '../../../site/signUp/formModel.ts'
import { askedOf, nothingTyped, problemsOf, type Typed, typedFrom } from '../../../site/signUp/typed.ts'
import { fewerText, hasTicket, nextText, placesText, stateText } from '../../../site/text/signUp.ts'
import { now } from '../../support/eventStates.ts'
import { catalogueOfSignUps, registrationOf } from '../../support/signUpStates.ts'

const catalogue = catalogueOfSignUps()
const families = entrySchemas.activities.parse(catalogue.get('activities', 'families'))
const made = formModelOf('activities', families, new CatalogueView(catalogue), {
  now,
  siteUrl: 'https://union.example',
  persons: { keepDays: 90, takesEmail: true, sendsTexts: true },
})
const model = made as FormModel

it.each([
  ['before', '报名还没开始'],
  ['open', '还剩 3 个名额'],
  ['waiting-list', '已满，可以候补'],
  ['full', '已满'],
  ['closed', '报名已截止'],
] as const)('should say of places that are %s: %s', (state, words) => {
  expect(placesText({ state, left: 3, waiting: 0 })).toBe(words)
})

it('should say of a draw how many places are drawn for, however many wait for it', () => {
  expect(placesText({ state: 'open', left: 2, waiting: 9 }, 2)).toBe('名额 2 个，抽签')
  expect(placesText({ state: 'closed', left: 2, waiting: 9 }, 2)).toBe('报名已截止')
  // staff have opened it again after the draw
  expect(placesText({ state: 'open', left: 1, waiting: 0, isDrawn: true }, 2)).toBe('还剩 1 个名额')
})

it('should not say that no place is left where some are kept', () => {
  expect(placesText({ state: 'open', left: 0, waiting: 0 })).toBe('只剩预留的名额')
})

it('should warn whoever asks for more places than are left, and nobody else', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.integer({ min: 1, max: 6 }), fc.boolean(), (left, asked, hasWaitingList) => {
      const text = fewerText({ state: 'open', left, waiting: 0 }, asked, { hasWaitingList })
      if (left === 0 || left >= asked) expect(text).toBeUndefined()
      else {
        expect(text).toContain(`只剩 ${left} 个，您要 ${asked} 个`)
        expect(text).toContain(hasWaitingList ? '会先排候补' : '没有候补')
      }
      expect(fewerText({ state: 'waiting-list', left: 0, waiting: 1 }, asked, { hasWaitingList })).toBeUndefined()
    }),
  )
})

it.each(['6', ' ６', '6岁', '６ 岁', '六', '-1', '', '3.5', '123'])(
  'should read the age “%s” in the form as the server does of a plain one',
  (age) => {
    const typed = { ...nothingTyped(model), children: [{ name: '小满', age }] }
    const asked = askedOf(typed, model, 'k'.repeat(16)).children[0]?.age
    const fields = new Map(Object.entries({ child1Name: '小满', child1Age: age }))
    const { children } = signUpOfForm(fields, 'network', now) as { children: unknown[] }
    const { success } = signUpAsked.shape.children.safeParse(children)
    const isWrong = problemsOf(typed, model).some(({ message }) => message === said.childAge)
    expect(success).toBe(/[6６]/.test(age))
    expect(isWrong).toBe(!success)
    if (success) expect([asked, children]).toEqual([6, [{ name: '小满', age: 6 }]])
  },
)

it('should send nothing that asks for more places than the date has', () => {
  const child = { name: '小满', age: '7' }
  const asking = (occasion: string, children: number): string[] =>
    problemsOf({ ...nothingTyped(model), occasion, children: Array.from({ length: children }, () => child) }, small)
      .filter(({ path }) => path === 'children')
      .map(({ message }) => message)
  const small = { ...model, dates: model.dates.map((date) => (date.id === 'first' ? { ...date, seats: 3 } : date)) }
  expect(asking('first', 2)).toEqual([])
  expect(asking('first', 3)).toEqual(['一共只有 3 个名额，现在是 4 个人，请少填几个。'])
  expect(asking('second', 3)).toEqual([])
  expect(asking('first', 4)).toEqual([expect.stringContaining('一个手机号最多报 4 个人')])
})

it('should say where one stands on the waiting list', () => {
  expect(stateText({ state: 'waitlisted', position: 2 }, now)).toBe('已进入候补，排第 2 位')
  expect(stateText({ state: 'confirmed', position: undefined }, now)).toBe('报名成功')
})

it('should have a code for the door while there is a place and it is not over, and no word of the door else', () => {
  const states = ['pooled', 'confirmed', 'waitlisted', 'offered'] as const
  fc.assert(
    fc.property(fc.constantFrom(...states), fc.integer({ min: -9, max: 9 }), (state, hours) => {
      const at = (hour: number) => new Date(now + hour * 3_600_000).toISOString()
      const [start, end] = [at(hours - 2), at(hours)]
      const registration = registrationOf({ state, start, end, cancelUntil: start })
      const [title, next] = [stateText(registration, now), nextText(registration, now)]
      expect(hasTicket(registration, now)).toBe(state === 'confirmed' && hours > 0)
      expect(/二维码|签到/.test(next)).toBe(hasTicket(registration, now))
      expect(title === '已结束').toBe(hours <= 0)
      if (hours <= 0) expect(next).toContain('已经结束')
    }),
  )
})

it('should say of fewer places than were asked for how many there are, and what becomes of the others', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.boolean(), (one, more, isTimed) => {
      const offer = (offeredSeats: number | undefined) => ({
        ...{ state: 'offered' as const, seats: one + more, offeredSeats },
        ...(isTimed && { offerUntil: new Date(now + 3_600_000).toISOString() }),
      })
      const part = nextText(registrationOf(offer(one)), now)
      for (const words of [`只有 ${one} 个`, `您要 ${one + more} 个`, `只留 ${one} 个`, '不要就继续排队'])
        expect(part).toContain(words)
      // who lets it pass stays in line, so that nobody else is next
      expect(part).not.toContain('下一位')
      for (const whole of [one + more, undefined]) {
        expect(nextText(registrationOf(offer(whole)), now)).toContain('过时留给下一位')
        expect(nextText(registrationOf(offer(whole)), now)).not.toContain('只有')
      }
    }),
  )
})

describe('what can be signed up for', () => {
  it('should be the dates to come that take place, and change when the next begins, opens or closes', () => {
    const window = signUpWindowOf(families, now)
    expect(window?.state).toBe('open')
    expect(window?.offered.map(({ occasion }) => occasion.id)).toEqual(['first', 'second'])
    expect(window?.until).toBe(now + 48 * 3_600_000)
    expect(signUpWindowOf(families, now + 200 * 3_600_000)?.state).toBe('closed')
  })

  it('should hold its answer until the instant that it names', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 300 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (hours, part) => {
          const at = now + hours * 3_600_000
          const window = signUpWindowOf(families, at)
          const later = Math.floor(at + (Math.min(window?.until ?? at, at + 1e9) - at) * part)
          expect(signUpWindowOf(families, later)?.state).toBe(window?.state)
        },
      ),
    )
  })
})

describe('the form', () => {
  const text = fc.oneof(
    fc.constantFrom('', '柳知秋', '13800138000', '7', '1\n2', '自己带', 'x'.repeat(300), 'a.b@example.org', 'a@b'),
    fc.string(),
  )
  const typed: fc.Arbitrary<Typed> = fc.record({
    occasion: fc.constantFrom('', 'first', 'second', 'off'),
    name: text,
    phone: text,
    email: fc.oneof(text, fc.emailAddress()),
    unit: text,
    audience: fc.constantFrom('', 'new-employment'),
    comes: fc.boolean(),
    children: fc.array(fc.record({ name: text, age: text }), { maxLength: 5 }),
    answers: fc.record({ size: text, scissors: text, photos: fc.constantFrom('', 'yes') }),
    consent: fc.boolean(),
    guardian: fc.boolean(),
    website: fc.constant(''),
  })

  it('should send nothing that the schema of the server refuses', () => {
    const right = fc.record({ name: fc.constant('柳'), phone: fc.constant('13800138000'), consent: fc.constant(true) })
    fc.assert(
      fc.property(typed, fc.option(right), (typed, right) => {
        const whole = { ...typed, ...right }
        if (problemsOf(whole, model).length > 0) return
        const sent: unknown = JSON.parse(JSON.stringify(askedOf(whole, model, 'k'.repeat(16))))
        expect(signUpAsked.safeParse(sent).error).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })

  it('should be right with what has to be filled in, and read a plain form as it reads its own', () => {
    const sent = {
      occasion: 'first',
      name: '柳知秋',
      phone: '138 0013 8000',
      comes: 'yes',
      child2Name: '小满',
      child2Age: '7',
      'answer.size': '自己带',
      consent: 'yes',
      guardian: 'yes',
    }
    const read = typedFrom(sent, model)
    expect(problemsOf(read, model)).toEqual([])
    expect(read.children).toEqual([{ name: '小满', age: '7' }])
    expect(problemsOf(nothingTyped(model), model).map(({ path }) => path)).toEqual([
      'bookable.occasion',
      'name',
      'phone',
      'answers.size',
      'consent',
    ])
  })

  it('should take an address for e-mail, or none, and say what is wrong with another', () => {
    const emailProblems = (email: string) =>
      problemsOf({ ...nothingTyped(model), email }, model).filter(({ path }) => path === 'email')
    for (const email of ['', '  ', 'liu@example.org', ' Liu.Zhiqiu+hui@mail.example.com.cn '])
      expect(emailProblems(email)).toEqual([])
    for (const email of ['liu', 'liu@example', '@example.org', 'liu @example.org', '柳@example.org', 'a..b@c.cn'])
      expect([email, emailProblems(email)[0]?.message]).toEqual([email, expect.stringContaining('邮箱地址不对')])
    const typed = { ...nothingTyped(model), email: ' liu@example.org ' }
    expect(askedOf(typed, model, 'k').email).toBe('liu@example.org')
    expect(askedOf(nothingTyped(model), model, 'k')).not.toHaveProperty('email')
    expect(typedFrom({ email: 'liu@example.org' }, model).email).toBe('liu@example.org')
  })
})
