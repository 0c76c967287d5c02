import { expect, it } from 'vitest'
import { Refusal } from '../../../cms/base/refusal.ts'
import type { SomeFacts } from '../../../cms/features/grassroots/deliveries/rules/contract.ts'
import { mustFit } from '../../../cms/features/grassroots/deliveries/fit.ts'

const now = Date.UTC(2026, 10, 29)

/** Why a campaign of 2026 does not count a delivery. */
function refusalOf(facts: SomeFacts, kinds: ('film' | 'lecture')[] = ['film']): string {
  try {
    mustFit({ year: 2026, kinds }, facts, now)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.reason.code
  }
  return 'counted'
}

it('should count days of the year and those beside it that are over, and the kinds of the campaign', () => {
  for (const day of ['2025-01-01', '2026-11-29']) expect(refusalOf({ day, kind: 'film' })).toBe('counted')
  expect(refusalOf({ day: '2026-11-30', kind: 'film' })).toBe('delivery-in-future')
  expect(refusalOf({ day: '2024-12-31', kind: 'film' })).toBe('delivery-of-other-year')
  for (const kind of ['lecture', null] as const)
    expect(refusalOf({ day: '2026-06-01', kind })).toBe('kind-of-other-campaign')
  for (const kind of ['lecture', null] as const) expect(refusalOf({ day: '2026-06-01', kind }, [])).toBe('counted')
})

it('should not look at what stays as it is', () => {
  expect(refusalOf({ day: '2026-06-01' })).toBe('counted')
  expect(refusalOf({ kind: 'film' })).toBe('counted')
  expect(refusalOf({})).toBe('counted')
})
