import fc from 'fast-check'
import { expect, it } from 'vitest'
import { afterCrash, afterFailure, claimMs, mostTries, tryMs } from '../../../cms/features/signup/messages/delivery.ts'

const now = Date.parse('2026-11-28T08:00:00Z')
const hour = 60 * 60_000

it('should try again later and later, and end in front of a person', () => {
  const waits = Array.from({ length: mostTries }, (_, index) =>
    afterFailure({ kind: 'later', attempts: index + 1, until: undefined }, now, 1),
  )
  expect(waits.map(({ next }) => next && (next - now) / 60_000)).toEqual([0.5, 2, 8, 32, 128, 240, 240, undefined])
  expect(waits.at(-1)).toEqual({ state: 'dead', next: undefined, problem: 'not-reached' })
})

it('should never send again by itself what may have been sent', () => {
  expect(afterFailure({ kind: 'unsure', attempts: 1, until: undefined }, now, 0).state).toBe('unsure')
  expect(afterCrash(false, now)).toEqual({ state: 'unsure', next: undefined, problem: 'answer-lost' })
  expect(afterCrash(true, now)).toEqual({ state: 'queued', next: now, problem: undefined })
})

it('should keep its claim for longer than a try lasts', () => {
  expect(claimMs).toBeGreaterThan(2 * tryMs)
})

it('should wait within bounds, never beyond when it says something, whatever chance says', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('refused', 'later', 'unsure' as const),
      fc.integer({ min: 1, max: 100 }),
      fc.option(fc.integer({ min: now - hour, max: now + 6 * hour }), { nil: undefined }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (kind, attempts, until, chance) => {
        const { state, next, problem } = afterFailure({ kind, attempts, until }, now, chance)
        expect(state === 'queued').toBe(next !== undefined)
        expect(problem).toBeDefined()
        if (next === undefined) return
        expect(kind).toBe('later')
        expect(attempts).toBeLessThan(mostTries)
        expect(next - now).toBeGreaterThanOrEqual(15_000)
        expect(next - now).toBeLessThanOrEqual(4 * hour)
        if (until !== undefined) expect(next).toBeLessThan(until)
      },
    ),
  )
})
