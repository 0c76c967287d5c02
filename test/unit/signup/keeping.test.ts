import fc from 'fast-check'
import { expect, it } from 'vitest'
import { consentNoted, erasedFrom } from '../../../cms/features/signup/rules/keeping.ts'

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
