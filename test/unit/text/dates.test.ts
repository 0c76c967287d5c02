import { afterEach, describe, expect, it } from 'vitest'
import {
  dateText,
  dayText,
  localDate,
  machineDay,
  machineTime,
  momentText,
  nearDay,
  nextMidnight,
  nextNewYear,
  spanText,
} from '../../../site/text/dates.ts'

/** Friday 20 November 2026, 10:00 in Shanghai. */
const now = Date.parse('2026-11-20T02:00:00Z')
const zone = process.env.TZ

afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

describe('dates', () => {
  it('should name day, weekday and hour as people read them', () => {
    expect(momentText('2026-11-22T11:30:00.000Z', now)).toBe('11月22日 周日 19:30')
  })

  it('should count a late evening in UTC as the next day in Shanghai', () => {
    expect(momentText('2026-11-21T16:05:00Z', now)).toBe('11月22日 周日 00:05')
    expect(machineDay('2026-11-21T16:05:00Z')).toBe('2026-11-22')
  })

  it.each(['America/Los_Angeles', 'UTC', 'Pacific/Auckland', 'Asia/Shanghai'])(
    'should not depend on a machine in %s',
    (name) => {
      process.env.TZ = name
      expect(momentText('2026-11-22T11:30:00Z', now)).toBe('11月22日 周日 19:30')
      expect(machineTime('2026-11-22T11:30:00Z')).toBe('2026-11-22T19:30+08:00')
      expect(new Date(nextMidnight(now)).toISOString()).toBe('2026-11-20T16:00:00.000Z')
    },
  )

  it('should agree with Intl on every day of four years', () => {
    const intl = new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      weekday: 'short',
    })
    for (let at = now; at < now + 4 * 366 * 86_400_000; at += 86_400_000 - 61_000) {
      const { year, month, day, weekday } = localDate(at)
      expect(`${year}/${month}/${day}${weekday}`).toBe(intl.format(at))
    }
  })

  it('should show the year when it is not the current one', () => {
    expect(dayText('2025-11-22T11:30:00Z', now)).toBe('2025年11月22日 周六')
    expect(dateText('2027-01-01T00:00:00Z', now)).toBe('2027年1月1日')
  })

  it('should take the current year as Shanghai has it', () => {
    const newYearsEve = Date.parse('2026-12-31T17:00:00Z')
    expect(dateText('2027-02-01T00:00:00Z', newYearsEve)).toBe('2月1日')
  })
})

describe('spanText', () => {
  it('should name the day once when it ends the same day', () => {
    expect(spanText('2026-11-22T11:30:00Z', '2026-11-22T13:00:00Z', now)).toBe('11月22日 周日 19:30–21:00')
  })

  it('should name both days when it ends on another', () => {
    expect(spanText('2026-12-31T14:00:00Z', '2026-12-31T17:00:00Z', now)).toBe(
      '12月31日 周四 22:00–2027年1月1日 周五 01:00',
    )
  })

  it('should give the start alone when the end is not known', () => {
    expect(spanText('2026-11-22T11:30:00Z', undefined, now)).toBe('11月22日 周日 19:30')
  })
})

describe('nearDay', () => {
  it('should say 今天 and 明天 until the very end of those days', () => {
    expect(nearDay('2026-11-20T15:59:00Z', now)).toBe('今天')
    expect(nearDay('2026-11-20T16:00:00Z', now)).toBe('明天')
    expect(nearDay('2026-11-21T15:59:00Z', now)).toBe('明天')
  })

  it('should name the weekday of other days, past ones too', () => {
    expect(nearDay('2026-11-22T01:00:00Z', now)).toBe('周日')
    expect(nearDay('2026-11-19T01:00:00Z', now)).toBe('周四')
  })
})

describe('instants at which a page goes wrong', () => {
  it('should give the end of today, and of the seventh day', () => {
    expect(new Date(nextMidnight(now)).toISOString()).toBe('2026-11-20T16:00:00.000Z')
    expect(new Date(nextMidnight(now, 6)).toISOString()).toBe('2026-11-26T16:00:00.000Z')
  })

  it('should lie in the future when midnight has just struck', () => {
    const midnight = Date.parse('2026-11-20T16:00:00Z')
    expect(nextMidnight(midnight)).toBe(midnight + 86_400_000)
  })

  it('should give the next New Year in Shanghai', () => {
    expect(new Date(nextNewYear(now)).toISOString()).toBe('2026-12-31T16:00:00.000Z')
    expect(new Date(nextNewYear(Date.parse('2026-12-31T16:00:00Z'))).toISOString()).toBe('2027-12-31T16:00:00.000Z')
  })
})
