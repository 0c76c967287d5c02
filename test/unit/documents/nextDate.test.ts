import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankOf, standingOf } from '../../../cms/documents/nextDate/rank.ts'

const hour = 3_600_000
const now = Date.parse('2026-12-01T00:00:00Z')
const date = fc
  .record({
    start: fc.integer({ min: -900, max: 900 }),
    length: fc.integer({ min: 1, max: 20 }),
    cancelled: fc.boolean(),
  })
  .map(({ start, length, cancelled }) => ({
    start: new Date(now + start * hour).toISOString(),
    end: new Date(now + (start + length) * hour).toISOString(),
    cancelled,
  }))
const dates = fc.array(date, { maxLength: 6 })

describe('the next date of an entry', () => {
  it('should be the soonest that is not over and not called off, else the last one, else none', () => {
    fc.assert(
      fc.property(dates, (all) => {
        const held = all.filter(({ cancelled }) => !cancelled)
        const coming = held.filter(({ end }) => Date.parse(end) > now).map(({ start }) => Date.parse(start))
        const standing = standingOf(rankOf(all, now))
        if (coming.length > 0) expect(standing).toEqual({ kind: 'coming', at: Math.min(...coming) })
        else if (held.length > 0)
          expect(standing).toEqual({ kind: 'past', at: Math.max(...held.map(({ start }) => Date.parse(start))) })
        else expect(standing).toEqual({ kind: 'undated' })
      }),
    )
  })

  it('should sort what is to come first, soonest on top, then the past, latest on top, then what has no dates', () => {
    fc.assert(
      fc.property(fc.array(dates, { minLength: 2, maxLength: 8 }), (entries) => {
        const sorted = entries
          .map((all) => rankOf(all, now))
          .sort((a, b) => a - b)
          .map(standingOf)
        const kinds = sorted.map(({ kind }) => kind)
        expect(kinds).toEqual(kinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)))
        const at = (kind: string) => sorted.flatMap((one) => (one.kind === kind && 'at' in one ? one.at : []))
        expect(at('coming')).toEqual(at('coming').toSorted((a, b) => a - b))
        expect(at('past')).toEqual(at('past').toSorted((a, b) => b - a))
      }),
    )
  })

  it('should be due to be looked at again whenever time has made it wrong', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 2000 }), (all, hours) => {
        const [before, later] = [rankOf(all, now), now + hours * hour]
        if (rankOf(all, later) !== before) expect(before).toBeLessThanOrEqual(later)
      }),
    )
  })
})

const order = ['coming', 'past', 'undated']
