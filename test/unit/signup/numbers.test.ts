import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NumbersRow } from '../../../cms/features/signup/desk/admin/answers.ts'
import { type Counted, counted, filtered, totalOf } from '../../../cms/features/signup/desk/admin/numbersTable.ts'
import { termOf } from '../../../cms/features/signup/desk/admin/term.ts'

const count = fc.nat(500)
const row: fc.Arbitrary<NumbersRow> = fc.record({
  entry: fc.record({
    collection: fc.constantFrom('courses' as const, 'performances' as const, 'activities' as const),
    entry: fc.uuid(),
  }),
  title: fc.constantFrom('合唱', '合唱 A 班', '扎染'),
  ...{ places: count, signedUp: count, waiting: count, came: count, absent: count, cancelled: count },
})

describe('the numbers over a term', () => {
  it('should come to the same whether libraries are added or all is', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const parts = (['courses', 'performances', 'activities'] as const).map((collection) =>
          totalOf(filtered(rows, { collection, text: '' })),
        )
        const all = totalOf(filtered(rows, { collection: '', text: '' }))
        for (const name of Object.keys(counted) as Counted[])
          expect(parts.reduce((sum, part) => sum + part[name], 0)).toBe(all[name])
      }),
    )
  })

  it('should be those of what was looked for', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const found = filtered(rows, { collection: '', text: ' 合唱 a' })
        expect(found).toEqual(rows.filter(({ title }) => title === '合唱 A 班'))
      }),
    )
  })
})

describe('a term', () => {
  it('should be the half year of a day, with no day between two', () => {
    expect(termOf('2026-11-28')).toEqual({ from: '2026-08-01', to: '2027-01-31' })
    expect(termOf('2027-01-31')).toEqual({ from: '2026-08-01', to: '2027-01-31' })
    expect(termOf('2027-02-01')).toEqual({ from: '2027-02-01', to: '2027-07-31' })
    const dayMs = 24 * 60 * 60_000
    const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 40_000 }), (days) => {
        const { from, to } = termOf(dayOf(days * dayMs))
        expect(from <= dayOf(days * dayMs) && dayOf(days * dayMs) <= to).toBe(true)
        expect(termOf(dayOf(Date.parse(to) + dayMs)).from).toBe(dayOf(Date.parse(to) + dayMs))
      }),
    )
  })
})
