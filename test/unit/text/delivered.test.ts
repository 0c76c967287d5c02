import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Delivery } from '../../../site/catalogue/entries.ts'
import {
  countText,
  deliveredBy,
  deliveredIn,
  kindText,
  latestDelivered,
  latestYear,
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

it('should find the latest year of more deliveries than a call has room for', () => {
  const years = Array.from({ length: 200_000 }, (_, index) => 2024 + (index % 3))
  expect(latestYear(years)).toBe(2026)
  expect(latestYear([])).toBe(0)
})
