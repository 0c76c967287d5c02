import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInNotices } from '../../../site/catalogue/calendar/holidays.ts'
import { OfficialCalendar } from '../../../site/catalogue/calendar/timeSlots.ts'

const calendar = new OfficialCalendar()

/** An hour of a day in Shanghai as ISO 8601 in UTC. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()

describe('the official calendar', () => {
  it.each([
    ['2026-02-15', 'holiday'],
    ['2026-02-23', 'holiday'],
    ['2026-02-24', 'working'],
    ['2026-02-14', 'working'],
    ['2026-02-28', 'working'],
    ['2026-09-20', 'working'],
    ['2026-10-07', 'holiday'],
    ['2026-10-10', 'working'],
    ['2026-11-21', 'weekend'],
    ['2025-10-08', 'holiday'],
    ['2025-10-11', 'working'],
    ['2025-01-26', 'working'],
  ])('should know that %s is a %s day', (day, kind) => {
    expect(calendar.dayKindOf(day)).toBe(kind)
  })

  it('should take Saturday and Sunday for the weekend of a year whose notice is not out', () => {
    expect(calendar.noticeOf(2027)).toBeUndefined()
    expect(['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map((day) => calendar.dayKindOf(day))).toEqual([
      'working',
      'weekend',
      'weekend',
      'working',
    ])
  })

  it('should hold notices that agree with themselves', () => {
    for (const { year, holidays, workdays } of builtInNotices) {
      for (const { from, to } of holidays) {
        expect(from.startsWith(String(year)) && to.startsWith(String(year)) && from <= to).toBe(true)
        expect(workdays.filter((day) => day >= from && day <= to)).toEqual([])
      }
      // people work off holidays on Saturdays and Sundays
      for (const day of workdays) expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay())
    }
  })
})

describe('a time slot', () => {
  it.each([
    ['2026-11-23', '12:15', 'lunch'],
    ['2026-11-23', '11:29', undefined],
    ['2026-11-23', '11:30', 'lunch'],
    ['2026-11-23', '14:00', undefined],
    ['2026-11-23', '16:59', undefined],
    ['2026-11-23', '17:00', 'after-work'],
    ['2026-11-23', '23:30', 'after-work'],
    ['2026-11-24', '00:30', undefined],
    ['2026-11-21', '12:15', 'weekend'],
    ['2026-10-01', '19:30', 'holiday'],
    // a Saturday on which people work
    ['2026-10-10', '12:15', 'lunch'],
    ['2026-10-10', '19:30', 'after-work'],
  ])('should be, on %s at %s, %s', (day, time, slot) => {
    expect(calendar.timeSlotOf(at(day, time))).toBe(slot)
  })

  it('should never fall on the wrong day because the machine stands in another time zone', () => {
    // 23:30 UTC on Friday is Saturday morning in Shanghai
    expect(calendar.timeSlotOf('2026-11-20T23:30:00Z')).toBe('weekend')
    expect(calendar.timeSlotOf('2026-11-22T16:30:00Z')).toBeUndefined()
  })

  it('should be named once, in the order of the day and the week', () => {
    const starts = [at('2026-11-21', '10:00'), at('2026-11-23', '19:00'), at('2026-11-24', '12:15')]
    expect(calendar.timeSlotsOf([...starts, ...starts].map((start) => ({ start })))).toEqual([
      'lunch',
      'after-work',
      'weekend',
    ])
    expect(calendar.timeSlotsOf([{ start: at('2026-11-24', '10:00') }])).toEqual([])
  })

  it('should be weekend or holiday on every day without work, whatever the hour', () => {
    const instants = fc.date({
      min: new Date('2025-01-01T00:00:00Z'),
      max: new Date('2027-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, (instant) => {
        const day = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
        const kind = calendar.dayKindOf(day)
        const slot = calendar.timeSlotOf(instant.toISOString())
        expect(kind === 'working' ? ['lunch', 'after-work', undefined] : [kind]).toContain(slot)
      }),
      { seed: 20261121 },
    )
  })
})
