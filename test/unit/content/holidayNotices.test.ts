import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingYear, noticesOf, noticesProblem, type WrittenNotice } from '../../../cms/content/holidays/notices.ts'
import { holidaysEntry } from '../../../cms/publishing/entries/holidays.ts'
import { OfficialCalendar } from '../../../site/catalogue/calendar/timeSlots.ts'
import { holidays as schema } from '../../../site/catalogue/schemas/site.ts'

/** A whole day as a form stores it. */
const day = (iso: string) => `${iso}T12:00:00.000Z`
const notice = (change: Partial<WrittenNotice> = {}): WrittenNotice => ({
  year: 2027,
  source: '通知',
  holidays: [
    { name: '元旦', from: day('2027-01-01'), to: day('2027-01-03') },
    { name: '劳动节', from: day('2027-05-01'), to: day('2027-05-05') },
  ],
  workdays: [{ day: day('2027-05-08') }],
  ...change,
})

describe('a notice of days off', () => {
  it('should be taken when it agrees with itself, also while it is being filled in', () => {
    expect(noticesProblem([])).toBeUndefined()
    expect(noticesProblem([notice()])).toBeUndefined()
    expect(noticesProblem([notice({ holidays: [{ name: '元旦' }], workdays: [{}] })])).toBeUndefined()
  })

  it.each([
    [[notice(), notice()], '2027 年录了两份放假安排，请只留一份。'],
    [
      [notice({ holidays: [{ name: '元旦', from: day('2026-12-31'), to: day('2027-01-02') }] })],
      '2027 年的“元旦”：2026-12-31 不在 2027 年里。只录这一年的日子，跨年的那几天录在另一年里；年份写错了就改正。',
    ],
    [
      [notice({ holidays: [{ name: '元旦', from: day('2027-01-03'), to: day('2027-01-01') }] })],
      '2027 年的“元旦”：最后一天 2027-01-01 在第一天 2027-01-03 之前，请对调或改正。',
    ],
    [
      [notice({ holidays: [{ name: '春节', from: day('2027-02-06'), to: day('2027-03-06') }] })],
      '2027 年的“春节”：从 2027-02-06 到 2027-03-06 有 29 天，一个假期最多 16 天，请检查日期。',
    ],
    [
      [
        notice({
          holidays: [
            { name: '国庆节', from: day('2027-10-01'), to: day('2027-10-07') },
            { name: '中秋节', from: day('2027-10-07'), to: day('2027-10-08') },
          ],
        }),
      ],
      '2027 年的“中秋节”：2027-10-07 已经在“国庆节”的假期里了，一天只能录一次。',
    ],
    [
      [notice({ workdays: [{ day: day('2027-05-01') }] })],
      '2027 年的调休上班日 2027-05-01 又在“劳动节”的假期里。请对照通知，从其中一处去掉。',
    ],
    [
      [notice({ workdays: [{ day: day('2027-05-10') }] })],
      '2027 年的调休上班日 2027-05-10 是平常的工作日。这里只录要上班的周六和周日，请去掉或改正。',
    ],
    [[notice({ workdays: [{ day: day('2028-05-06') }] })], '2027 年的调休上班日 2028-05-06 不在 2027 年里，请检查年份。'],
    [
      [notice({ workdays: [{ day: day('2027-05-08') }, { day: day('2027-05-08') }] })],
      '2027 年的调休上班日 2027-05-08 录了两次，请去掉一次。',
    ],
  ])('should be refused with what to do: %#', (rows, problem) => {
    expect(noticesProblem(rows)).toBe(problem)
  })

  it('should be public field by field, and decide what a day is as it says', () => {
    const date = fc
      .integer({ min: 0, max: 364 })
      .map((at) => new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10))
    const rows = fc.record({
      holidays: fc.array(
        date.map((from) => ({ name: '假', from: day(from), to: day(from) })),
        { maxLength: 4 },
      ),
      workdays: fc.array(
        date.map((one) => ({ day: day(one) })),
        { maxLength: 4 },
      ),
    })
    fc.assert(
      fc.property(rows, date, (days, asked) => {
        const written = notice(days)
        fc.pre(noticesProblem([written]) === undefined)
        const entry = holidaysEntry({ id: '1', years: [written] } as Parameters<typeof holidaysEntry>[0])
        expect(schema.safeParse(entry).success).toBe(true)
        const calendar = new OfficialCalendar(noticesOf([written]))
        const isOff = days.holidays.some(({ from }) => from === day(asked))
        const isOn = days.workdays.some((one) => one.day === day(asked))
        const isWeekend = [0, 6].includes(new Date(asked).getUTCDay())
        expect(calendar.dayKindOf(asked)).toBe(isOff ? 'holiday' : isOn || !isWeekend ? 'working' : 'weekend')
        // and leaves other years as they are
        expect(calendar.dayKindOf('2026-10-01')).toBe('holiday')
      }),
    )
  })

  it('should stand in the place of what comes with the program', () => {
    const calendar = new OfficialCalendar([{ year: 2026, source: '更正', holidays: [], workdays: [] }])
    expect(calendar.dayKindOf('2026-10-01')).toBe('working')
    expect(calendar.noticeOf(2026)?.source).toBe('更正')
  })

  it.each([
    ['2026-10-31', undefined],
    ['2026-11-01', 2027],
    ['2026-12-31', 2027],
    ['2027-01-01', 2027],
  ])('should be missed from November on: on %s %s', (date, year) => {
    const calendar = new OfficialCalendar()
    expect(missingYear((one) => calendar.noticeOf(one) !== undefined, Date.parse(`${date}T04:00:00Z`))).toBe(year)
  })
})
