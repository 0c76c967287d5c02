import fc from 'fast-check'
import { expect, it } from 'vitest'
import { occasionsOf } from '../../../site/catalogue/calendar/occasions.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { signUpWindowOf } from '../../../site/catalogue/signUp/window.ts'
import { barDates } from '../../../site/text/barDates.ts'
import { shownOf, standingOf } from '../../../site/text/standing.ts'
import { takePartOf } from '../../../site/text/takePart.ts'
import { now } from '../../support/eventStates.ts'

const hour = 3_600_000
const rule = { how: 'first-come', seats: 20, mostSeats: 4, hasWaitingList: true, offerHours: 24 }
const instead = { word: '看看别的', href: '#similar' }
const someDates = fc.array(
  fc.record({ hours: fc.integer({ min: -4, max: 90 }), cancelled: fc.boolean(), full: fc.boolean() }),
  { minLength: 1, maxLength: 9 },
)

function entryOf(per: 'occasion' | 'course', dates: readonly { hours: number; cancelled: boolean; full: boolean }[]) {
  return entrySchemas.courses.parse({
    ...{ id: 'e', slug: 'e', created: '2026-01-01T00:00:00.000Z', sample: false, title: '课' },
    ...{ kind: 'public-benefit', type: 'hobby', audiences: [], teachers: [] },
    signUpHere: { ...rule, per, quotas: [], questions: [] },
    sessions: dates.map(({ hours, ...more }, index) => ({
      id: `d${index}`,
      start: new Date(now + hours * hour).toISOString(),
      end: new Date(now + (hours + 2) * hour).toISOString(),
      ...more,
    })),
  })
}

it('should speak of a date that one can sign up for wherever the button leads to a sign-up, and of each date once', () => {
  fc.assert(
    fc.property(someDates, (dates) => {
      const entry = entryOf('occasion', dates)
      const standing = standingOf(occasionsOf(entry), now)
      const window = signUpWindowOf(entry, now)
      const here = { state: window?.state ?? 'closed', href: '/courses/e/sign-up/', how: 'first-come' as const }
      const { isOpen, verb } = takePartOf('courses', entry, {
        ...{ standing, instead, isSignUpOver: false, phone: undefined, recording: undefined, hasPlace: true },
        here: { ...here, opens: undefined },
      })
      const [lead, ...others] = barDates(entry, standing, isOpen, now)
      const ids = [lead, ...others].map((one) => shownOf(one)?.occasion.id)
      expect(new Set(ids).size).toBe(ids.length)
      if (verb.word === '报名') expect(ids[0]).toBe(window?.offered[0]?.occasion.id)
      else expect(lead).toBe(standing)
    }),
  )
})

it('should speak of the next lesson of a course that is taken as a whole', () => {
  const dates = [-1, 30, 60].map((hours) => ({ hours, cancelled: false, full: false }))
  const entry = entryOf('course', dates)
  const standing = standingOf(occasionsOf(entry), now)
  expect(barDates(entry, standing, true, now)).toEqual([standing])
})
