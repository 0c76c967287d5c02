import fc from 'fast-check'
import { expect, it } from 'vitest'
import { consentNoted, erasedFrom, isGivenBack } from '../../../cms/features/signup/rules/keeping.ts'

const dayMs = 24 * 60 * 60_000
const days = fc.integer({ min: 1, max: 3650 })

it('should keep nobody for longer than they agreed to, nor than is set today', () => {
  fc.assert(
    fc.property(days, days, fc.constantFrom('2026-11', 'v/1', ''), (agreed, set, version) => {
      expect(erasedFrom(0, consentNoted(version, agreed), set)).toBe(Math.min(agreed, set) * dayMs)
    }),
  )
  expect(erasedFrom(5, 'v', 180)).toBe(5 + 180 * dayMs)
  expect(erasedFrom(5, null, 180)).toBe(5 + 180 * dayMs)
})

it('should give back what has not begun, and keep counted who had a place in what has', () => {
  const begun = { starts: 100 }
  expect(isGivenBack('confirmed', begun, 200, 99)).toBe(true)
  expect(isGivenBack('confirmed', begun, 200, 100)).toBe(false)
  // off the site nobody knows when it began, but when it was over
  expect(isGivenBack('confirmed', { starts: Infinity }, 200, 199)).toBe(true)
  expect(isGivenBack('confirmed', { starts: Infinity }, 200, 200)).toBe(false)
  expect(isGivenBack('waitlisted', begun, 200, 300)).toBe(true)
  for (const state of ['cancelled', 'declined', 'expired'] as const)
    expect(isGivenBack(state, begun, 200, 0)).toBe(false)
})
