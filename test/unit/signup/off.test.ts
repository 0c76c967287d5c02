import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offIn } from '../../../cms/features/signup/rules/off.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { offReasons, type ShownRegistration } from '../../../site/catalogue/signUp/shapes.ts'
import { registrationStates, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { hasTicket, nextText, stateText } from '../../../site/text/signUp.ts'
import { now } from '../../support/eventStates.ts'
import { catalogueOfSignUps } from '../../support/signUpStates.ts'

const catalogue = catalogueOfSignUps()
const whole = entrySchemas.courses.parse(catalogue.get('courses', 'whole'))
const course = { collection: 'courses', entry: 'whole' } as const

describe('what was signed up for', () => {
  const held = fc.record({ cancelled: fc.boolean(), postponed: fc.boolean() })

  it('should take place as long as a lesson of it does, and say why when none does', () => {
    const some = fc.array(held, { minLength: whole.sessions.length, maxLength: whole.sessions.length })
    fc.assert(
      fc.property(some, fc.nat({ max: whole.sessions.length - 1 }), (states, asked) => {
        const sessions = whole.sessions.map((session, index) => ({ ...session, ...states[index] }))
        catalogue.set('courses', 'whole', { ...whole, sessions })
        const isOff = states.map(({ cancelled, postponed }) => cancelled || postponed)
        const why = states.every(({ cancelled }) => cancelled) ? 'cancelled' : 'postponed'
        expect(offIn(catalogue, course)?.why).toBe(isOff.every(Boolean) ? why : undefined)
        const one = { ...course, occasion: sessions[asked]?.id ?? '' }
        const whyOne = states[asked]?.cancelled ? 'cancelled' : 'postponed'
        expect(offIn(catalogue, one)?.why).toBe(isOff[asked] ? whyOne : undefined)
      }),
    )
  })

  it('should be known by its name when its date was taken away, and be gone with its entry', () => {
    catalogue.set('courses', 'whole', whole)
    expect(offIn(catalogue, { ...course, occasion: 'taken-away' })).toMatchObject({
      why: 'removed',
      title: whole.title,
    })
    expect(offIn(catalogue, { ...course, entry: 'nothing' })).toEqual({ why: 'gone' })
  })
})

describe('whoever has signed up for what is off', () => {
  const registration: ShownRegistration = {
    ...{
      code: 'A',
      bookable: course,
      title: '课',
      state: 'confirmed',
      seats: 1,
      number: 1,
      name: '甲',
      phone: '138****0000',
    },
    ...{ children: [], madeAt: new Date(now).toISOString() },
  }

  it('should be told neither that all is well nor to come, in any state that stands', () => {
    for (const off of offReasons)
      for (const state of valuesOf(registrationStates)) {
        const shown = { ...registration, state, off }
        const stands = ['pooled', 'confirmed', 'waitlisted', 'offered'].includes(state)
        expect([state, stateText(shown, now) === stateText({ ...shown, off: undefined }, now)]).toEqual([
          state,
          !stands,
        ])
        expect(hasTicket(shown, now)).toBe(false)
        if (stands) expect(`${stateText(shown, now)}${nextText(shown, now)}`).not.toMatch(/报名成功|签到|来不了/)
      }
  })

  it('should be told whom to ask for what was paid', () => {
    const fee = { list: 100, subsidy: 0, own: 100, due: 100, paid: 100 }
    expect(nextText({ ...registration, off: 'cancelled', fee }, now)).toMatch(/费用怎么退，请找主办方/)
    expect(nextText({ ...registration, off: 'cancelled' }, now)).not.toMatch(/费用/)
  })
})
