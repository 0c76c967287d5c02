import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruleFrom } from '../../../cms/content/series/ruleFrom.ts'
import { mostSlots, seriesOf, seriesProblem, type SeriesRule } from '../../../cms/content/series/series.ts'
import { builtInNotices } from '../../../site/catalogue/calendar/holidays.ts'
import { OfficialCalendar } from '../../../site/catalogue/calendar/timeSlots.ts'

const calendar = new OfficialCalendar()
const wednesdays: SeriesRule = {
  from: '2026-11-25',
  weekdays: [3],
  time: '18:30',
  minutes: 90,
  count: 15,
  skipsHolidays: true,
  skipsWorkingWeekends: false,
}
const day = 24 * 60 * 60 * 1000
/** As the wall clock in Shanghai shows it, read by another way than the rule's. */
const local = (instant: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  )

describe('a series of sessions', () => {
  it('should be every Wednesday at 18:30, 15 times, and say whose calendar is not known yet', () => {
    const { slots, skipped, unknownYears } = seriesOf(wednesdays, calendar)
    expect(slots).toHaveLength(15)
    expect(slots.slice(0, 2).map(({ start }) => local(start))).toEqual(['2026-11-25 18:30', '2026-12-02 18:30'])
    expect(local(slots[0]?.end ?? '')).toBe('2026-11-25 20:00')
    expect(skipped).toEqual([])
    expect(unknownYears).toEqual([2027])
  })

  it('should pass over a holiday and make up for it at the end', () => {
    const { slots, skipped } = seriesOf({ ...wednesdays, from: '2026-09-23', count: 3 }, calendar)
    expect(slots.map(({ start }) => local(start).slice(0, 10))).toEqual(['2026-09-23', '2026-09-30', '2026-10-14'])
    expect(skipped).toEqual([{ day: '2026-10-07', reason: '国庆节放假' }])
  })

  it('should take holidays when it is told to, and pass over working Saturdays when it is told to', () => {
    const saturdays = { ...wednesdays, from: '2026-10-03', weekdays: [6], count: 2 }
    expect(seriesOf({ ...saturdays, skipsHolidays: false }, calendar).skipped).toEqual([])
    const { slots, skipped } = seriesOf({ ...saturdays, skipsWorkingWeekends: true }, calendar)
    expect(slots.map(({ start }) => local(start).slice(0, 10))).toEqual(['2026-10-17', '2026-10-24'])
    expect(skipped).toEqual([
      { day: '2026-10-03', reason: '国庆节放假' },
      { day: '2026-10-10', reason: '调休上班' },
    ])
  })

  it('should always be as many as asked, on its weekdays at its time, never on a holiday, each after the one before', () => {
    const rule = fc.record({
      from: fc
        .integer({ min: Date.UTC(2024, 11, 1), max: Date.UTC(2027, 5, 1) })
        .map((at) => new Date(at).toISOString().slice(0, 10)),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      time: fc.integer({ min: 0, max: 1439 }).map((at) => new Date(at * 60_000).toISOString().slice(11, 16)),
      minutes: fc.integer({ min: 10, max: 1440 }),
      count: fc.integer({ min: 1, max: mostSlots }),
      skipsHolidays: fc.constant(true),
      skipsWorkingWeekends: fc.boolean(),
    })
    const off = builtInNotices.flatMap(({ holidays }) => holidays)
    fc.assert(
      fc.property(rule, (rule) => {
        expect(seriesProblem(rule)).toBeUndefined()
        const { slots, skipped } = seriesOf(rule, calendar)
        expect(slots).toHaveLength(rule.count)
        for (const [index, { start, end }] of slots.entries()) {
          const [date = '', time] = local(start).split(' ')
          expect(time).toBe(rule.time)
          expect(rule.weekdays).toContain(new Date(date).getUTCDay() || 7)
          expect(date >= rule.from).toBe(true)
          expect(off.some(({ from, to }) => from <= date && date <= to)).toBe(false)
          expect(Date.parse(end) - Date.parse(start)).toBe(rule.minutes * 60_000)
          const before = slots[index - 1]
          if (before !== undefined) expect(start > before.start).toBe(true)
        }
        for (const { day } of skipped) expect(rule.weekdays).toContain(new Date(day).getUTCDay() || 7)
      }),
      { seed: 20261124 },
    )
  })

  it.each([
    [{ from: '' }, '从哪一天'],
    [{ from: '2026-13-45' }, '从哪一天'],
    [{ weekdays: [] }, '星期几'],
    [{ time: '25:00' }, '几点'],
    [{ minutes: 0 }, '时长'],
    [{ minutes: Number.NaN }, '时长'],
    [{ count: 0 }, '次数'],
    [{ count: 105 }, '次数'],
  ])('should say what is wrong with %j', (change, words) => {
    expect(seriesProblem({ ...wednesdays, ...change })).toContain(words)
  })
})

describe('the rule that is offered first', () => {
  const now = Date.parse('2026-11-24T02:00:00Z')

  it('should be Wednesday evening from tomorrow when nothing is there', () => {
    expect(ruleFrom([{}], 15, now)).toEqual(wednesdays)
  })

  it('should go on as the sessions that are there', () => {
    const { slots } = seriesOf({ ...wednesdays, weekdays: [2, 4], time: '09:15', minutes: 45, count: 4 }, calendar)
    const offered = ruleFrom(slots, 4, now)
    expect(offered).toMatchObject({ from: '2026-12-09', weekdays: [2, 4], time: '09:15', minutes: 45, count: 4 })
    const all = seriesOf({ ...wednesdays, weekdays: [2, 4], time: '09:15', minutes: 45, count: 8 }, calendar).slots
    expect([...slots, ...seriesOf(offered, calendar).slots]).toEqual(all)
  })

  it('should begin tomorrow when all of them are over', () => {
    const past = [{ start: new Date(now - 30 * day).toISOString(), end: null }]
    expect(ruleFrom(past, 1, now)).toMatchObject({ from: '2026-11-25', minutes: 90 })
  })
})
