import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signUpHereOf } from '../../../cms/content/fields/signUpHere.ts'
import {
  agesProblem,
  choicesIn,
  choicesProblem,
  drawProblem,
  elsewhereProblem,
  opensProblem,
  quotasProblem,
  seatsProblem,
} from '../../../cms/content/fields/signUpHereProblem.ts'
import { signUpHere } from '../../../site/catalogue/schemas/signUpHere.ts'
import { audiences, valuesOf } from '../../../site/catalogue/vocabulary.ts'

describe('what is refused of sign-up that is taken here', () => {
  it('should be places that nobody gave, and none where it is off', () => {
    expect(seatsProblem(true, null)).toContain('要填名额')
    expect(seatsProblem(true, 0)).toBeUndefined()
    expect(seatsProblem(false, undefined)).toBeUndefined()
  })

  it('should be a second place to sign up', () => {
    expect(elsewhereProblem(true, ['https://form.example.com/1', null])).toContain('只能在一处')
    expect(elsewhereProblem(true, [null, undefined])).toBeUndefined()
    expect(elsewhereProblem(false, ['https://form.example.com/1'])).toBeUndefined()
  })

  it('should be an opening that is not before the end', () => {
    const at = '2026-12-01T01:00:00.000Z'
    expect(opensProblem(at, at)).toContain('早于')
    expect(opensProblem(at, '2026-12-01T01:00:01.000Z')).toBeUndefined()
    expect(opensProblem(at, undefined)).toBeUndefined()
  })

  it('should be a draw that is made when what it is for has begun', () => {
    const iso = (instant: number) => new Date(instant).toISOString()
    const [now, hour] = [Date.parse('2026-12-01T01:00:00Z'), 3_600_000]
    const date = fc.record({ at: fc.integer({ min: -50, max: 50 }), cancelled: fc.boolean(), postponed: fc.boolean() })
    const dates = fc.array(date, { maxLength: 4 })
    fc.assert(
      fc.property(dates, fc.option(fc.integer({ min: -60, max: 60 })), fc.boolean(), (drawn, until, isWhole) => {
        const all = drawn.map(({ at, ...more }) => ({ ...more, start: iso(now + at * hour) }))
        const problem = drawProblem(until === null ? null : iso(now + until * hour), all, { isWhole, now })
        const held = drawn.filter((one) => !one.cancelled && !one.postponed).map(({ at }) => at)
        const coming = held.filter((at) => at > 0)
        if (coming.length === 0) expect(problem).toBeUndefined()
        else if (until === null) expect(problem).toContain('要填报名截止')
        else expect(problem !== undefined).toBe((isWhole ? held : coming).some((at) => at <= until))
      }),
    )
    const [lesson] = [{ start: iso(now + hour) }]
    expect(drawProblem(iso(now + hour), [lesson], { isWhole: true, now })).toContain('早于第一课')
    expect(drawProblem(iso(now + hour), [lesson], { isWhole: false, now })).toContain('早于最近的一次')
  })

  it('should be one age without the other, or ages in the wrong order', () => {
    expect(agesProblem(4, null)).toContain('一起填')
    expect(agesProblem(undefined, 12)).toContain('一起填')
    expect(agesProblem(12, 4)).toContain('不能比最小年龄小')
    expect(agesProblem(0, 0)).toBeUndefined()
    expect(agesProblem(null, null)).toBeUndefined()
  })

  it('should be more kept places than there are, or an audience twice', () => {
    const quota = fc.record({
      audience: fc.constantFrom(...valuesOf(audiences)),
      seats: fc.option(fc.integer({ min: 1, max: 20 })),
    })
    fc.assert(
      fc.property(fc.array(quota, { maxLength: 4 }), fc.option(fc.nat(40), { nil: undefined }), (quotas, least) => {
        const isTwice = new Set(quotas.map((one) => one.audience)).size < quotas.length
        const kept = quotas.map(({ seats }) => seats ?? 0).reduce((sum, seats) => sum + seats, 0)
        const isTooMany = least !== undefined && kept > least
        expect(quotasProblem(quotas, least) !== undefined).toBe(isTwice || isTooMany)
      }),
    )
  })

  it('should be a choice of fewer than two, of two that are the same, or of too many', () => {
    expect(choicesProblem('choice', '小号')).toContain('至少要有两个')
    expect(choicesProblem('choice', '小号\n 小号 ')).toContain('一样')
    expect(choicesProblem('choice', Array.from({ length: 21 }, (_, index) => String(index)).join('\n'))).toContain('21')
    expect(choicesProblem('choice', `小号\n${'长'.repeat(31)}`)).toContain('太长')
    expect(choicesProblem('choice', '小号\n\n大号\n')).toBeUndefined()
    expect(choicesProblem('text', null)).toBeUndefined()
    expect(choicesIn(' 小号\r\n\n大号 ')).toEqual(['小号', '大号'])
  })
})

describe('an entry with sign-up that is taken here', () => {
  it('should say nothing of it while it is off, whatever else is filled in', () => {
    expect(signUpHereOf({ signUpHere: { isOn: false, seats: 20 } })).toEqual({ signUpHere: undefined })
    expect(signUpHereOf({ signUpHere: { isOn: true } })).toEqual({ signUpHere: undefined })
    expect(signUpHereOf({})).toEqual({ signUpHere: undefined })
  })

  it('should have what is usual where nothing was chosen, and be as its schema says', () => {
    const entry = signUpHereOf({
      signUpHere: { isOn: true, seats: 20, children: { youngest: 4, oldest: 12 } },
      signUpQuotas: [{ audience: 'new-employment', seats: 5, release: null }],
      signUpQuestions: [{ id: 'size', label: ' 尺码 ', kind: 'choice', choices: '小号\n大号' }],
    }).signUpHere
    expect(signUpHere.parse(entry)).toEqual({
      per: 'occasion',
      how: 'first-come',
      seats: 20,
      mostSeats: 4,
      hasWaitingList: true,
      offerHours: 24,
      children: { youngest: 4, oldest: 12 },
      quotas: [{ audience: 'new-employment', seats: 5 }],
      questions: [{ id: 'size', label: '尺码', kind: 'choice', choices: ['小号', '大号'], isRequired: false }],
    })
  })
})
