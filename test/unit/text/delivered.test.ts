import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../../site/catalogue/entries.ts'
import {
  countText,
  deliveredBy,
  deliveredByYear,
  deliveredIn,
  deliveredYears,
  kindText,
  latestDelivered,
  monthAndDay,
} from '../../../site/text/delivered.ts'

const any: fc.Arbitrary<Delivery> = fc
  .record({
    id: fc.uuid(),
    unit: fc.constantFrom('u1', 'u2', 'u3'),
    kind: fc.constantFrom('film', 'lecture', undefined),
    day: fc.constantFrom('2026-06-01', '2026-06-02', '2026-11-30'),
    people: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map((one) => ({ ...one, campaign: 'c', place: '操场', level: 'grass-roots', channel: 'offline' }))

it('should lose nobody between the sums of units and that of all', () => {
  fc.assert(
    fc.property(fc.array(any), (all) => {
      const units = deliveredBy(all, ({ unit }) => unit)
      const people = units.reduce((sum, one) => sum + one.people, 0)
      const sessions = units.reduce((sum, one) => sum + one.sessions, 0)
      expect({ sessions, people }).toEqual(deliveredIn(all))
      expect(units.map((one) => one.sessions)).toEqual(units.map((one) => one.sessions).sort((a, b) => b - a))
    }),
  )
})

it('should leave out of the kinds what has none, and name it where it stands alone', () => {
  fc.assert(
    fc.property(fc.array(any), (all) => {
      const sessions = deliveredBy(all, ({ kind }) => kind).reduce((sum, one) => sum + one.sessions, 0)
      expect(sessions).toBe(all.filter(({ kind }) => kind !== undefined).length)
    }),
  )
  expect([kindText({ kind: 'film' }), kindText({})]).toEqual(['送电影', '文化活动'])
})

it('should have the last day first, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(any), fc.nat(5), (all, most) => {
      const latest = latestDelivered(all, most)
      expect(latest).toEqual(latestDelivered(all.toReversed(), most))
      expect(latest.map(({ day }) => day)).toEqual(
        all
          .map(({ day }) => day)
          .sort()
          .reverse()
          .slice(0, most),
      )
    }),
  )
})

it('should write numbers and days as they are read', () => {
  expect([countText(1234567), monthAndDay('2026-06-01')]).toEqual(['1,234,567', '6月1日'])
})

describe('the years of what was delivered', () => {
  it('should come the last first, of more deliveries than a call has room for', () => {
    const all = Array.from({ length: 200_000 }, (_, index) => ({ year: 2024 + (index % 3), day: '2026-11-24' }))
    expect(deliveredYears(all)).toEqual([2026, 2025, 2024])
    expect(deliveredYears([])).toEqual([])
  })

  it('should begin with one that has begun, whatever was recorded for a later one, and leave none out', () => {
    const one = fc.record({
      year: fc.integer({ min: 2024, max: 2028 }),
      day: fc.integer({ min: 2024, max: 2027 }).map((year) => `${year}-11-24`),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1 }), (all) => {
        const years = deliveredYears(all)
        expect(new Set(years)).toEqual(new Set(all.map(({ year }) => year)))
        expect(years).toHaveLength(new Set(years).size)
        const begun = all.filter(({ year, day }) => day.slice(0, 4) >= String(year)).map(({ year }) => year)
        if (begun.length > 0) expect(years[0]).toBe(Math.max(...begun))
      }),
    )
  })
})

it('should have each delivery in the year of its campaign, in the order of the years, and none of a campaign that is not public', () => {
  fc.assert(
    fc.property(
      fc.array(any),
      fc.dictionary(fc.constantFrom('u1', 'u2', 'u3'), fc.integer({ min: 2024, max: 2028 })),
      (all, years) => {
        const yearOf = ({ unit }: Delivery): number | undefined => years[unit]
        const found = deliveredByYear(all, yearOf)
        const known = all.flatMap((one) =>
          yearOf(one) === undefined ? [] : [{ year: yearOf(one) ?? 0, day: one.day }],
        )
        expect(found.map(({ year }) => year)).toEqual(deliveredYears(known))
        for (const { year, deliveries } of found) expect(deliveries).toEqual(all.filter((one) => yearOf(one) === year))
      },
    ),
  )
})
