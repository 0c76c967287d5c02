import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { rewritten } from '../../../cms/documents/fields/dates/rewritten.ts'
import { instantOf, instantOfDay, shownAt } from '../../../cms/documents/fields/dates/picked.ts'
import { readTime } from '../../../cms/base/time/typed.ts'
import { writtenMoment } from '../../../cms/base/time/wallClock.ts'

const today = '2026-11-24'

describe('a day with a time, as it is typed', () => {
  it.each([
    ['2026-11-25 18:30', '2026-11-25 18:30'],
    ['2026年11月25日 18:30', '2026-11-25 18:30'],
    ['2026年11月25日18：30', '2026-11-25 18:30'],
    ['２０２６年１１月２５日 18:30', '2026-11-25 18:30'],
    ['2026年11月25日 周三 18:30', '2026-11-25 18:30'],
    ['2026/11/5 9:05', '2026-11-05 09:05'],
    ['11月25日 下午6点半', '2026-11-25 18:30'],
    ['11月25号 晚上7点整', '2026-11-25 19:00'],
    ['11月25日 上午9点05分', '2026-11-25 09:05'],
    ['1月5日 18:30', '2027-01-05 18:30'],
    ['10月31日 18:30', '2026-10-31 18:30'],
    ['12月3日 中午12:30', '2026-12-03 12:30'],
    ['11月25日', undefined],
    ['11月25日 18:3', undefined],
    ['11月25日 下午6点', undefined],
    ['2月30日 18:30', undefined],
    ['11月25日 25:00', undefined],
    ['明天下午', undefined],
  ])('should be read: %s', (text, expected) => {
    expect(rewritten(text, true, today)).toBe(expected)
  })

  it.each([
    ['2026年11月25日', '2026-11-25'],
    ['3月8日', '2027-03-08'],
    ['2028-02-29', '2028-02-29'],
    ['2027-02-29', undefined],
    ['2026年11月', undefined],
    ['2026-11-2', undefined],
    ['2026年11月2日', '2026-11-02'],
    ['11-25', '2026-11-25'],
  ])('should be read as a day: %s', (text, expected) => {
    expect(rewritten(text, false, today)).toBe(expected)
  })
})

describe('a time, as it is typed', () => {
  it.each([
    ['18:30', '18:30'],
    ['9：05', '09:05'],
    ['下午6点半', '18:30'],
    ['晚上8点整', '20:00'],
    ['18:3', undefined],
    ['24:00', undefined],
  ])('should be read: %s', (text, expected) => {
    expect(readTime(text)).toBe(expected)
  })
})

describe('the wall clock in Shanghai', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    process.env['TZ'] = zone
  })

  it.each(['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati'])('should be the same in %s', (name) => {
    process.env['TZ'] = name
    expect(shownAt('2026-11-25T10:30:00.000Z').getHours()).toBe(18)
    expect(instantOfDay(new Date(2026, 10, 25))).toBe('2026-11-25T12:00:00.000Z')
    expect(writtenMoment('2026-11-24T16:30:00.000Z')).toBe('2026-11-25 00:30')
    fc.assert(
      fc.property(fc.integer({ min: 25_000_000, max: 40_000_000 }), (minutes) => {
        const instant = new Date(minutes * 60_000).toISOString()
        const shown = shownAt(instant)
        // an hour that the browser's clocks leave out in spring cannot be shown
        if (shown.getTimezoneOffset() !== new Date(shown.getTime() - 7_200_000).getTimezoneOffset()) return
        expect(instantOf(shown)).toBe(instant)
      }),
      { seed: 20261124 },
    )
  })
})
