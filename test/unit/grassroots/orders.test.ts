import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../cms/features/grassroots/orders/rules/code.ts'
import { orderSent, orderStep } from '../../../cms/features/grassroots/orders/rules/contract.ts'
import { firstDay, lastDay } from '../../../cms/features/grassroots/orders/rules/days.ts'
import { fitsOf } from '../../../cms/features/grassroots/orders/rules/fits.ts'
import { rankOf } from '../../../cms/features/grassroots/orders/rules/rank.ts'
import {
  openSteps,
  orderStates,
  type OrderState,
  orderSteps,
  overStates,
  type Side,
} from '../../../cms/features/grassroots/orders/rules/states.ts'
import { type Standing, standingAfter } from '../../../cms/features/grassroots/orders/rules/standing.ts'
import { contractProblem } from '../../../cms/features/grassroots/providers/rules.ts'
import { artForms, serviceKinds, teamKinds, valuesOf } from '../../../site/catalogue/vocabulary.ts'

const states = valuesOf(orderStates)
const names = Object.keys(orderSteps) as (keyof typeof orderSteps)[]
const sides = fc.subarray<Side>(['unit', 'staff'])
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the steps of an order', () => {
  it('should never leave the table, whoever takes which in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), sides), { maxLength: 30 }), (tries) => {
        let standing: Standing = { state: 'asked', contact: '5551234' }
        for (const [name, asking] of tries) {
          const { state } = standing
          if (!openSteps(state, new Set(asking)).includes(name)) continue
          const { from, by, to = state } = orderSteps[name]
          expect(from).toContain(state)
          expect(by.some((side) => asking.includes(side))).toBe(true)
          standing = standingAfter(standing, name)
          expect(standing.state).toBe(to)
          // what is over stays over, and nobody is called about it
          if (overStates.has(state)) expect(overStates.has(standing.state)).toBe(true)
          expect(standing.contact).toBe(overStates.has(standing.state) ? '' : '5551234')
        }
      }),
    )
  })

  it('should reach every state, and end nowhere but where it is over', () => {
    const reached = new Set<OrderState>(['asked'])
    for (const state of reached)
      for (const name of openSteps(state, new Set(['unit', 'staff']))) reached.add(orderSteps[name].to ?? state)
    expect([...reached].sort()).toEqual([...states].sort())
    for (const state of states) {
      const leads = openSteps(state, new Set(['unit', 'staff'])).some((name) => orderSteps[name].to !== undefined)
      expect([state, leads]).toEqual([state, !overStates.has(state)])
    }
  })

  it('should be open to nobody who is on neither side', () => {
    for (const state of states) expect(openSteps(state, new Set())).toEqual([])
  })

  it('should be those that can be sent', () => {
    for (const name of names)
      expect(orderStep.safeParse({ step: name }).error?.message ?? '').not.toContain('不知道要办什么')
    expect(orderStep.safeParse({ step: 'vanish' }).error?.message).toContain('不知道要办什么')
  })
})

describe('the first day possible', () => {
  it('should be so many days ahead, over months and years', () => {
    expect([firstDay('2026-11-29', 0), firstDay('2026-11-29', 2), firstDay('2026-12-25', 10)]).toEqual([
      ...['2026-11-29', '2026-12-01', '2027-01-04'],
    ])
    expect(firstDay('2028-02-28', 1)).toBe('2028-02-29')
  })

  it('should never be before today, nor after the last', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 365 }), (today, ahead) => {
        const first = firstDay(today, ahead)
        expect(first >= today).toBe(true)
        expect(first < lastDay(today)).toBe(true)
        expect((Date.parse(first) - Date.parse(today)) / 86_400_000).toBe(ahead)
      }),
    )
  })
})

describe('the place in a list', () => {
  it('should have the next day first while they are under way, and the latest first of those that are over', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.constantFrom(...states), day, day, (one, other, first, second) => {
        const [isOver, otherIsOver] = [overStates.has(one), overStates.has(other)]
        const before = rankOf(one, first) - rankOf(other, second)
        if (isOver !== otherIsOver) expect(before < 0).toBe(otherIsOver)
        else if (first !== second) expect(before < 0).toBe(isOver ? first > second : first < second)
        else expect(before).toBe(0)
      }),
    )
  })
})

describe('the code of an order', () => {
  it('should be short, of its day, and without letters that look like another one', () => {
    fc.assert(
      fc.property(day, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (of, numbers) => {
        const code = codeOf(of, (below) => (numbers.shift() ?? 0) % below)
        expect(code).toMatch(/^点\d{6}-[A-Z0-9]{4}$/)
        expect(code.slice(1, 7)).toBe(of.replaceAll('-', '').slice(2))
        expect(code.slice(8)).not.toMatch(/[01258BILOSZ]/)
      }),
    )
  })
})

describe('what speaks for somebody', () => {
  it('should be told in words for whoever is able, and be nothing for the others', () => {
    const choir = { kind: 'team', teamKind: 'choir' } as const
    const writer = { kind: 'talent', specialities: ['calligraphy', 'choir'], isSpeaker: false } as const
    const worker = { kind: 'talent', specialities: [], isSpeaker: true } as const
    expect([
      fitsOf(choir, 'performance', false),
      fitsOf(choir, 'film', false),
      fitsOf(choir, 'film', true),
      fitsOf(writer, 'calligraphy', false),
      fitsOf(worker, 'school', false),
      fitsOf(worker, 'performance', false),
      fitsOf({ kind: 'provider', kinds: ['film', 'reading'] }, 'reading', false),
      fitsOf({ kind: 'team', teamKind: undefined }, 'performance', false),
    ]).toEqual(['合唱团', '', '服务清单上写明的', '书法', '劳模工匠宣讲人', '', '送阅读', ''])
  })

  it('should name nothing that somebody is not', () => {
    const arts = valuesOf(artForms)
    fc.assert(
      fc.property(
        fc.subarray(arts),
        fc.boolean(),
        fc.constantFrom(...valuesOf(serviceKinds)),
        (specialities, isSpeaker, kind) => {
          const fits = fitsOf({ kind: 'talent', specialities, isSpeaker }, kind, false)
          for (const art of arts) if (!specialities.includes(art)) expect(fits).not.toContain(artForms[art])
          if (!isSpeaker) expect(fits).not.toContain('宣讲')
        },
      ),
    )
    for (const kind of valuesOf(serviceKinds))
      for (const teamKind of valuesOf(teamKinds))
        expect(['', teamKinds[teamKind]]).toContain(fitsOf({ kind: 'team', teamKind }, kind, false))
  })
})

describe('a contract', () => {
  it('should end on the day on which it begins or later, and may be open', () => {
    expect([
      contractProblem('2026-01-01', '2026-01-01'),
      contractProblem(undefined, '2026-01-01'),
      contractProblem('2026-01-01', undefined),
    ]).toEqual([undefined, undefined, undefined])
    expect(contractProblem('2026-01-02', '2026-01-01')).toContain('2026-01-01 早于开始日期 2026-01-02')
  })
})

describe('what is sent', () => {
  const sent = {
    ...{ key: 'k'.repeat(16), service: 'a', ownerUnit: 'b' },
    wish: { topic: '', day: '2026-12-01', time: '', place: '礼堂', people: 1, contact: '5551234', note: '' },
  }
  const problemOf = (more: object) =>
    orderSent.safeParse({ ...sent, wish: { ...sent.wish, ...more } }).error?.issues[0]?.message ?? ''

  it('should be taken with as little as is needed', () => {
    expect(problemOf({})).toBe('')
  })

  it('should be refused with a sentence that says what to do', () => {
    expect([
      problemOf({ place: '\u200b' }),
      problemOf({ people: 0 }),
      problemOf({ time: '9:00' }),
      problemOf({ day: '1.12.' }),
    ]).toEqual(['请填地点。', '人数至少 1。', '时间要写成 14:30 这样。', '日期要写成 2026-11-29 这样。'])
  })
})
