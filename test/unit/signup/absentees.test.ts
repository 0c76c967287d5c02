import fc from 'fast-check'
import { expect, it } from 'vitest'
import { absenceProblem, absentees } from '../../../cms/features/signup/attendance/absentees.ts'

const iso = (instant: number) => new Date(instant).toISOString()
const held = { start: 1_000, end: 2_000, takesPlace: true }

it('should make nobody absent before the end, nor from what does not take place, nor from what nobody knows of', () => {
  expect([0, 1_000, 1_999].map((now) => absenceProblem(held, now)?.code)).toEqual(Array(3).fill('absent-too-early'))
  expect(absenceProblem(held, 2_000)).toBeUndefined()
  for (const now of [0, 9_000]) {
    expect(absenceProblem({ ...held, takesPlace: false }, now)?.code).toBe('absent-from-nothing')
    expect(absenceProblem(undefined, now)?.code).toBe('no-such-lesson')
  }
})

it('should note each who could have come and of whom nothing is noted, once, and nobody else', () => {
  const state = fc.constantFrom('came' as const, 'absent' as const, 'unknown' as const)
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          made: fc.integer({ min: 0, max: 3_000 }),
          // off the waiting list, by a draw or by staff
          waited: fc.option(fc.integer({ min: 0, max: 3_000 }), { nil: undefined }),
          state: fc.option(state, { nil: undefined }),
        }),
      ),
      fc.array(state),
      (drawn, walkIns) => {
        const all = drawn.map(({ made, waited, state: is }, index) => ({
          ...{ id: `r${index}`, createdAt: iso(made), is },
          ...(waited !== undefined && { placedAt: iso(made + waited) }),
          since: made + (waited ?? 0),
        }))
        const noted = [
          ...all.flatMap(({ id, is }) => (is === undefined ? [] : [{ registration: id, state: is }])),
          ...walkIns.map((is) => ({ registration: null, state: is })),
        ]
        const expected = all.filter(({ since, is }) => since < held.start && is !== 'came' && is !== 'absent')
        expect(absentees(all, noted, held)).toEqual(expected.map(({ id }) => id))
      },
    ),
  )
})
