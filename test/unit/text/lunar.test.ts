import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay, dayNotes } from '../../../site/text/calendarDay.ts'
import { OfficialCalendar } from '../../../site/catalogue/calendar/timeSlots.ts'
import { dayNumber } from '../../../site/catalogue/calendar/calendarPages.ts'
import { lunarOf } from '../../../site/text/lunar.ts'

describe('a lunar date', () => {
  // as the almanacs of the Purple Mountain Observatory have them; others that are computed err in 2027 and 2030
  it.each([
    ['2025-01-29', '正月初一', '春节'],
    ['2025-07-25', '闰六月初一', undefined],
    ['2026-02-16', '十二月廿九', '除夕'],
    ['2026-02-17', '正月初一', '春节'],
    ['2026-06-19', '五月初五', '端午节'],
    ['2026-09-25', '八月十五', '中秋节'],
    ['2026-11-27', '十月十九', undefined],
    ['2027-02-05', '十二月廿九', '除夕'],
    ['2027-02-06', '正月初一', '春节'],
    ['2027-09-15', '八月十五', '中秋节'],
    ['2028-01-26', '正月初一', '春节'],
    ['2030-02-03', '正月初一', '春节'],
    ['2026-04-05', '二月十八', '清明节'],
    ['2026-12-22', '十一月十四', '冬至'],
    ['2026-05-01', '三月十五', '劳动节'],
  ])('should be, on %s, %s, and %s', (day, date, festival) => {
    expect(lunarOf(day)).toMatchObject({ date, festival })
  })

  it('should follow the day before, or begin a month after 29 or 30 days', () => {
    const days = fc.integer({ min: dayNumber('2020-01-01') ?? 0, max: dayNumber('2060-12-31') ?? 0 })
    const calendar = new OfficialCalendar()
    const numerals = ['初', '十', '廿']
    const numberOf = (date: string): number => {
      const text = date.slice(-2)
      if (text === '初十') return 10
      if (text === '二十') return 20
      if (text === '三十') return 30
      return numerals.indexOf(text.charAt(0)) * 10 + '一二三四五六七八九'.indexOf(text.charAt(1)) + 1
    }
    fc.assert(
      fc.property(days, (day) => {
        const [today, tomorrow] = [day, day + 1].map((one) => numberOf(calendarDay(one, calendar).lunarDate))
        expect(tomorrow === (today ?? 0) + 1 || (tomorrow === 1 && [29, 30].includes(today ?? 0))).toBe(true)
      }),
    )
  })
})

it('should say of a day what is special about it, each once', () => {
  const calendar = new OfficialCalendar()
  const notes = (day: string) => dayNotes(calendarDay(dayNumber(day) ?? 0, calendar))
  expect(notes('2026-10-01')).toEqual(['国庆节放假'])
  expect(notes('2026-10-02')).toEqual(['国庆节放假'])
  expect(notes('2026-10-10')).toEqual(['调休上班'])
  expect(notes('2026-12-22')).toEqual(['冬至'])
  expect(notes('2026-11-27')).toEqual([])
})
