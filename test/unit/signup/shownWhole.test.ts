import { describe, expect, it } from 'vitest'
import { shownTo } from '../../../cms/features/signup/persons/shown.ts'
import { offeredBy } from '../../../cms/features/signup/rules/offered.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { now } from '../../support/eventStates.ts'
import { catalogueOfSignUps } from '../../support/signUpStates.ts'

const catalogue = catalogueOfSignUps()
const whole = entrySchemas.courses.parse(catalogue.get('courses', 'whole'))

/** When whoever has signed up for the course is told that it is over. */
function endTold(sessions: typeof whole.sessions): string | undefined {
  catalogue.set('courses', 'whole', { ...whole, sessions })
  const bookable = { collection: 'courses', entry: 'whole' } as const
  const offered = offeredBy(catalogue, bookable)
  if (typeof offered === 'string') throw new Error('it is offered')
  const person = { name: '柳知秋', phone: '13800138000', unit: '', children: [], comes: true, code: 'A', answers: {} }
  const row = { number: 1, state: 'confirmed', seats: 1, createdAt: new Date(now).toISOString() } as const
  const known = {
    off: undefined,
    position: undefined,
    cancelUntil: undefined,
    trial: undefined,
    pausedUntil: undefined,
  }
  const { start, end } = shownTo(row, { bookable, person, offered, ...known })
  expect(start).toBeUndefined()
  return end
}

describe('of a course as a whole', () => {
  const { sessions } = whole
  const last = sessions.at(-1)
  const others = sessions.slice(0, -1)

  it('should be told when its last lesson is over, of those that take place', () => {
    expect(endTold(sessions)).toBe(last?.end)
    expect(endTold([...others, { ...last, cancelled: true }] as typeof sessions)).toBe(others.at(-1)?.end)
  })

  it('should be told nothing while nobody knows', () => {
    expect(endTold([...others, { ...last, postponed: true }] as typeof sessions)).toBeUndefined()
  })
})
