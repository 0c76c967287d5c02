import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { instantOf, instantOfDay, shownAt } from '../../../cms/documents/fields/dates/picked.ts'
import { readTime } from '../../../cms/base/time/typed.ts'
import { saidBack, understood, type Wanted } from '../../../cms/base/time/understood.ts'
import { writtenMoment } from '../../../cms/base/time/wallClock.ts'

const now = Date.parse('2026-11-24T04:00:00Z')

/** Parts of what people write for dates, in any order: most of it is nonsense. */
const typedText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '2026',
          '年',
          '月',
          '日',
          '号',
          '-',
          '/',
          '.',
          '（周四）',
          '星期日',
          ' ',
          '　',
          ':',
          '：',
          '点',
          '时',
          '半',
          '整',
        ),
        fc.constantFrom(
          '晚上',
          '凌晨',
          '下午',
          '中午',
          '十二',
          '一',
          '明天',
          '左右',
          '24',
          '12',
          '00',
          '１２',
          '\u200b',
        ),
        fc.nat(60).map(String),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)

describe('a date that is typed into a form', () => {
  const said = (text: string, wanted: Wanted): string => {
    const read = understood(text, wanted, now)
    return 'instant' in read ? saidBack(read.instant, wanted) + (read.doubt ?? '') : read.problem
  }

  it.each([
    ['12月31日 晚上12点', '2027年1月1日 星期五 00:00'],
    ['10月1日（周四）19:30', '2026年10月1日 星期四 19:30'],
    ['１２月３日下午5点', '2026年12月3日 星期四 17:00'],
    ['2026-12-31 24:00', '2027年1月1日 星期五 00:00'],
    ['1月5日 18:30', '2027年1月5日 星期二 18:30'],
    ['10月1日（周三）19:30', '2026年10月1日 星期四 19:30写的是星期三，这一天是星期四，请核对。'],
    ['2026-10-01', '「2026-10-01」没有写几点。请接着写时间，例如 2026-10-01 19:30。'],
    ['10月1日', '「10月1日」没有写几点。请接着写时间，例如 2026-10-01 19:30。'],
    ['晚上7点', '「晚上7点」看不懂。请写成 2026-11-25 19:30 或 11月25日 晚上7点半这样。'],
    ['2月30日 18:30', '「2月30日 18:30」看不懂。请写成 2026-11-25 19:30 或 11月25日 晚上7点半这样。'],
    ['2206-10-01 9:00', '「2206-10-01 9:00」是 2206 年，只能是 1900 年到 2199 年，请检查年份。'],
  ])('should be said back as a moment, or refused in words: %s', (text, expected) => {
    expect(said(text, 'moment')).toBe(expected)
  })

  it.each([
    ['2026-10-01', '2026年10月1日 星期四'],
    ['3月8日', '2027年3月8日 星期一'],
    ['2028-02-29', '2028年2月29日 星期二'],
    ['2027-02-29', '「2027-02-29」看不懂。请写成 2026-11-25 或 11月25日这样。'],
    ['2026-12-31 24:00', '2026年12月31日 星期四这里只记日期，不记几点。'],
  ])('should be said back as a day, or refused in words: %s', (text, expected) => {
    expect(said(text, 'day')).toBe(expected)
  })

  it('should be stored as it is said back, or refused in words that name it', () => {
    fc.assert(
      fc.property(typedText, fc.constantFrom<Wanted>('day', 'moment'), (text, wanted) => {
        fc.pre(text.trim() !== '')
        const read = understood(text, wanted, now)
        if ('problem' in read) expect(read.problem).toMatch(/^「[^]*」.+。$/)
        // what is said back is read as the same, so nobody is told another moment than is stored
        else expect(understood(saidBack(read.instant, wanted), wanted, now)).toEqual({ instant: read.instant })
      }),
      { seed: 20261127, numRuns: 3000 },
    )
  })
})

describe('a time, as it is typed', () => {
  it.each([
    ['18:30', '18:30'],
    ['9：05', '09:05'],
    ['下午6点半', '18:30'],
    ['晚上8点整', '20:00'],
    ['9点', '09:00'],
    ['18:3', '18:03'],
    ['晚上12点', undefined],
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
