import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { instantOf, instantOfDay, shownAt } from '../../../cms/documents/fields/dates/picked.ts'
import { readTime } from '../../../cms/base/time/typed.ts'
import { whyUnread } from '../../../cms/base/time/whyUnread.ts'
import { saidBack, understood, type Wanted } from '../../../cms/base/time/understood.ts'
import { instantAt, writtenDay, writtenMoment } from '../../../cms/base/time/wallClock.ts'

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
    ['晚上7点', '「晚上7点」没有写日期。请写成 2026-11-25 19:30 或 11月25日 晚上7点半这样。'],
    ['2月30日 18:30', '「2月30日 18:30」没有这一天。请写成 2026-11-25 19:30 或 11月25日 晚上7点半这样。'],
    ['20:30', '「20:30」没有写日期。请写成 2026-11-25 19:30 或 11月25日 晚上7点半这样。'],
    ['周六 9点', '2026年11月28日 星期六 09:00没有写是哪一周，按 11月28日，请核对。'],
    ['星期二9点', '2026年11月24日 星期二 09:00没有写是哪一周，按 11月24日，请核对。'],
    ['周一 25:00', '「周一 25:00」没有这个时刻。请写成 2026-11-25 19:30 或 11月25日 晚上7点半这样。'],
    ['12月3日 25:00', '「12月3日 25:00」没有这个时刻。请写成 2026-11-25 19:30 或 11月25日 晚上7点半这样。'],
    ['明天上午14:00', '「明天上午14:00」没有这个时刻。请写成 2026-11-25 19:30 或 11月25日 晚上7点半这样。'],
    ['2206-10-01 9:00', '「2206-10-01 9:00」是 2206 年，只能是 1900 年到 2199 年，请检查年份。'],
  ])('should be said back as a moment, or refused in words: %s', (text, expected) => {
    expect(said(text, 'moment')).toBe(expected)
  })

  it.each([
    ['2026-10-01', '2026年10月1日 星期四'],
    ['3月8日', '2027年3月8日 星期一'],
    ['2028-02-29', '2028年2月29日 星期二'],
    ['2027-02-29', '「2027-02-29」没有这一天。请写成 2026-11-25 或 11月25日这样。'],
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

describe('the end of something, typed beside its start', () => {
  const [minute, dayLength] = [60_000, 24 * 60 * 60_000]
  const ending = (text: string, start: string): string => {
    const read = understood(text, 'moment', now, { start: instantAt(Date.parse(`${start}Z`)) })
    return 'instant' in read ? writtenMoment(read.instant) : read.problem
  }

  it.each([
    ['20:30', '2026-12-03 20:30'],
    ['8点半', '「8点半」不晚于开始（2026-12-03 19:00），看不出是哪一天。请连日期一起写，或写清上午下午。'],
    ['晚上8点半', '2026-12-03 20:30'],
    ['1:00', '2026-12-04 01:00'],
    ['凌晨1点', '2026-12-04 01:00'],
    ['晚上12点', '2026-12-04 00:00'],
    ['24:00', '2026-12-04 00:00'],
    ['两小时', '2026-12-03 21:00'],
    ['1.5小时', '2026-12-03 20:30'],
    ['一个半小时', '2026-12-03 20:30'],
    ['半小时', '2026-12-03 19:30'],
    ['半个小时', '2026-12-03 19:30'],
    ['2个小时30分钟', '2026-12-03 21:30'],
    ['九十分钟', '2026-12-03 20:30'],
    ['12月4日 9点', '2026-12-04 09:00'],
    ['25:00', '「25:00」没有这个时刻。请写成 2026-11-25 19:30 或 11月25日 晚上7点半这样。'],
  ])('should take its day from there, or ask: %s', (text, expected) => {
    expect(ending(text, '2026-12-03T19:00:00')).toBe(expected)
  })

  it('should never lie before the start or more than a day after it, and be at the time that was written', () => {
    const instants = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }).map((at) => at - (at % minute))
    fc.assert(
      fc.property(instants, fc.nat(1439), (start, minutes) => {
        const time = new Date(minutes * minute).toISOString().slice(11, 16)
        const read = understood(time, 'moment', now, { start: instantAt(start) })
        if ('problem' in read) {
          expect(minutes * minute).toBeLessThanOrEqual(start % dayLength)
          return
        }
        expect(writtenMoment(read.instant).slice(11)).toBe(time)
        const length = Date.parse(read.instant) - Date.parse(instantAt(start))
        expect(length).toBeGreaterThan(0)
        expect(length).toBeLessThan(dayLength)
        // of the next day only in the night after an evening
        const isNext = writtenMoment(read.instant).slice(0, 10) !== writtenMoment(instantAt(start)).slice(0, 10)
        if (isNext) expect([new Date(start).getUTCHours() >= 17, minutes < 360]).toEqual([true, true])
      }),
    )
  })
})

describe('a beginning with its end behind it', () => {
  const [minute, dayLength] = [60_000, 24 * 60 * 60_000]
  const span = (text: string, about: object = { takesEnd: true }): string => {
    const read = understood(text, 'moment', now, about)
    if ('problem' in read) return read.problem
    return [read.instant, read.end]
      .flatMap((at) => at ?? [])
      .map(writtenMoment)
      .join(' → ')
  }

  it.each([
    ['周六 14:00-16:00', '2026-11-28 14:00 → 2026-11-28 16:00'],
    ['明晚七点到九点', '2026-11-25 19:00 → 2026-11-25 21:00'],
    ['今晚7点半—9点', '2026-11-24 19:30 → 2026-11-24 21:00'],
    ['12月3日 19:00-20:30', '2026-12-03 19:00 → 2026-12-03 20:30'],
    ['2026-12-03 19:00 ~ 20:30', '2026-12-03 19:00 → 2026-12-03 20:30'],
    ['12月3日（周四）下午2点至4点半', '2026-12-03 14:00 → 2026-12-03 16:30'],
    ['12月3日上午十点到两点', '2026-12-03 10:00 → 2026-12-03 14:00'],
    ['12月3日 上午9点到下午5点', '2026-12-03 09:00 → 2026-12-03 17:00'],
    ['12月3日傍晚5点到9点', '2026-12-03 17:00 → 2026-12-03 21:00'],
    ['12月3日凌晨5点-7点', '2026-12-03 05:00 → 2026-12-03 07:00'],
    ['12月3日晚上10点到1点', '2026-12-03 22:00 → 2026-12-04 01:00'],
    ['12月3日 19:00 至 12月4日 1:00', '2026-12-03 19:00 → 2026-12-04 01:00'],
    [
      '12月3日 20:00-19:00',
      '「12月3日 20:00-19:00」里结束「19:00」不晚于开始，看不出是哪一天。请连日期一起写，或写清上午下午。',
    ],
    ['19:00-20:30', '「19:00」没有写日期。请写成 2026-11-25 19:30 或 11月25日 晚上7点半这样。'],
    ['2026-12-03', '「2026-12-03」没有写几点。请接着写时间，例如 2026-12-03 19:30。'],
    ['2026-12-03 19:00', '2026-12-03 19:00'],
  ])('should be read as both: %s', (text, expected) => {
    expect(span(text)).toBe(expected)
  })

  it('should be refused where no end belongs', () => {
    expect(span('12月3日 19:00-20:30', {})).toContain('写了开始和结束两个时间，这里只写一个')
  })

  it('should be the two instants that were written, in whatever way', () => {
    const starts = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }).map((at) => at - (at % minute))
    const between = fc.constantFrom('-', '—', '–', '~', '～', '至', '到', ' - ', ' 至 ', '－')
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 1439 }), between, fc.boolean(), (at, length, between, isWhole) => {
        const [start, end] = [instantAt(at), instantAt(at + length * minute)]
        const isSameDay = Math.floor(at / dayLength) === Math.floor((at + length * minute) / dayLength)
        const behind = isSameDay && !isWhole ? writtenMoment(end).slice(11) : writtenMoment(end)
        expect(understood(writtenMoment(start) + between + behind, 'moment', now, { takesEnd: true })).toEqual({
          instant: start,
          end,
        })
      }),
      { seed: 20261127 },
    )
  })

  it('should end in the part of the day in which it begins, where none is named', () => {
    const hours = fc.tuple(fc.integer({ min: 5, max: 11 }), fc.integer({ min: 5, max: 11 })).filter(([a, b]) => a < b)
    fc.assert(
      fc.property(hours, fc.constantFrom('晚上', '下午'), fc.constantFrom('到', '-'), ([from, to], part, between) => {
        const read = span(`12月3日${part}${from}点${between}${to}点`)
        expect(read).toBe(`2026-12-03 ${from + 12}:00 → 2026-12-03 ${to + 12}:00`)
      }),
    )
  })
})

describe('what a text lacks that is no moment', () => {
  const times = fc.constantFrom('9点', '20:30', '晚上8点半', '上午十点')
  const noTimes = fc.constantFrom('25:00', '上午14:00', '9:60', '晚上4点', '24:30')
  const days = fc.constantFrom('2026-12-03', '2026年12月3日', '2026/12/3（周四）')
  const noDays = fc.constantFrom('2027年2月29日', '2026-02-30', '2026年13月1日', '2月30日')
  const weekdays = fc.constantFrom('周六', '星期日', '礼拜天')
  const space = fc.constantFrom('', ' ')

  it('should be named, whatever the rest is', () => {
    const lacks = (parts: fc.Arbitrary<string>[], expected: string, reading = {}): void =>
      fc.assert(
        fc.property(fc.tuple(...parts), (some) => {
          expect([some, whyUnread(some.join(''), reading)]).toEqual([some, expected])
        }),
      )
    for (const reading of [{}, { today: '2026-11-24' }]) {
      lacks([times], '没有写日期', reading)
      lacks([noDays, fc.constant(' '), times], '没有这一天', reading)
      lacks([days, fc.constant(' '), noTimes], '没有这个时刻', reading)
      lacks([noTimes], '没有这个时刻', reading)
      lacks(
        [days, fc.constant(' '), times, fc.constantFrom('-', '—', '至', '～'), times],
        '写了开始和结束两个时间，这里只写一个',
        reading,
      )
    }
    lacks([weekdays, space, times], '没有写是哪一周')
    lacks([fc.constantFrom('12月3日', '12-3', '12/3'), fc.constant(' '), times], '没有写哪一年')
    lacks([fc.constantFrom('明天', '今晚', '下周一')], '没有写日期（表格可能改天再导入）')
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

it('should be written with its whole year, however far off', () => {
  expect([writtenMoment('+010000-01-01T00:00:00.000Z'), writtenDay('9999-12-31T23:00:00Z')]).toEqual([
    '10000-01-01 08:00',
    '10000-01-01',
  ])
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
