import fc from 'fast-check'
import { expect, it } from 'vitest'
import { offeredBy, policyOfOffered } from '../../../cms/features/signup/rules/offered.ts'
import { windowAt } from '../../../cms/features/signup/rules/policy.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { signUpWindowOf } from '../../../site/catalogue/signUp/window.ts'

const now = Date.parse('2026-11-20T02:00:00Z')
const hour = 3_600_000
const at = (hours: number) => new Date(now + hours * hour).toISOString()
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const hours = fc.integer({ min: -60, max: 60 })

const course = fc
  .record({
    dates: fc.array(fc.record({ start: hours, cancelled: fc.boolean(), postponed: fc.boolean(), full: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    }),
    per: fc.constantFrom('occasion', 'course'),
    how: fc.constantFrom('first-come', 'lottery'),
    opens: maybe(hours),
    until: maybe(hours),
  })
  .map(({ dates, per, how, opens, until }) =>
    entrySchemas.courses.parse({
      ...{ id: 'c', slug: 'c', created: '2026-01-01T00:00:00.000Z', sample: false, title: '课' },
      ...{ kind: 'subsidised', type: 'music', audiences: [], teachers: [] },
      sessions: dates.map(({ start, ...more }, index) => ({
        id: `l${index}`,
        start: at(start),
        end: at(start + 1),
        ...more,
      })),
      ...(until !== undefined && { signUpUntil: at(until) }),
      signUpHere: {
        ...{ per, how, seats: 20, mostSeats: 4, hasWaitingList: true, offerHours: 24, quotas: [], questions: [] },
        ...(opens !== undefined && { opens: at(opens) }),
      },
    }),
  )

it('should take sign-ups exactly while the page of an entry says that it does', () => {
  fc.assert(
    fc.property(course, (entry) => {
      const catalogue = new Catalogue(now)
      catalogue.set('courses', 'c', entry)
      const isWhole = entry.signUpHere?.per === 'course'
      const occasions = isWhole ? [undefined] : entry.sessions.map(({ id }) => id)
      const windows = occasions.map((occasion) => {
        const offered = offeredBy(catalogue, { collection: 'courses', entry: 'c', ...(occasion && { occasion }) })
        const policy = typeof offered === 'string' ? undefined : policyOfOffered(offered, undefined)
        return policy && ([occasion, windowAt(policy, now)] as const)
      })
      const page = signUpWindowOf(entry, now)
      const state = ['open', 'before', 'closed'].find((one) => windows.some((window) => window?.[1] === one))
      expect(page?.state).toBe(state)
      if (isWhole || page?.state === 'closed') return
      const taken = windows.flatMap((window) => (window?.[1] === page?.state ? window?.[0] : []))
      expect(page?.offered.map(({ occasion }) => occasion.id).toSorted()).toEqual(taken.toSorted())
    }),
    { numRuns: 1000 },
  )
})
