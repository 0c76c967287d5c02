import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOtherWeekday, readMoment, readTime, readTyped } from '../../../cms/base/time/typed.ts'
import { instantAt, writtenDay, writtenMoment } from '../../../cms/base/time/wallClock.ts'
import { expiresProblem } from '../../../cms/content/fields/expires.ts'

const [minute, day] = [60_000, 24 * 60 * 60_000]
const today = '2026-11-24'
const read = (text: string, reading = {}): string | undefined => {
  const typed = readTyped(text, reading)
  return typed && writtenMoment(instantAt(typed.wall))
}

/** A day from 1900 to 2100 and a minute of it. */
const wall = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2101, 0) - 1 }).map((at) => at - (at % minute))
const maybeSpace = fc.constantFrom('', ' ', '　', '  ')
const weekday = fc.constantFrom('', '周三', '星期三', '礼拜天', '（周三）', '(星期日)')
const padded = (number: number, length: number): string => String(number).padStart(length, '0')
const figures = (number: number): fc.Arbitrary<string> => fc.constantFrom(String(number), padded(number, 2))

/** A day in the ways that people write it: with marks or words, and spaces, between the parts. */
const writtenDays = (at: Date): fc.Arbitrary<string> => {
  const [month, date] = [figures(at.getUTCMonth() + 1), figures(at.getUTCDate())]
  const year = padded(at.getUTCFullYear(), 4)
  const marked = fc
    .tuple(fc.constantFrom('-', '/', '.', '．', '－'), month, date, maybeSpace)
    .map(([mark, month, date, space]) => [year, month, date].join(mark + space))
  const worded = fc
    .tuple(maybeSpace, month, maybeSpace, date, fc.constantFrom('日', '号', ''))
    .map(([first, month, second, date, last]) => `${year}年${first}${month}月${second}${date}${last}`)
  return fc.oneof(marked, worded)
}

/** A time in the ways that people write it, whole. */
const writtenTimes = (at: Date): fc.Arbitrary<string> => {
  const [hour, minute] = [at.getUTCHours(), at.getUTCMinutes()]
  const hours = hour > 12 ? fc.constantFrom(`${hour}`, `下午${hour - 12}`, `下午 ${hour - 12}`) : figures(hour)
  const minutes = [
    `:${padded(minute, 2)}`,
    `：${padded(minute, 2)}`,
    `点${padded(minute, 2)}分`,
    `时${padded(minute, 2)}`,
  ]
  const words = minute === 30 ? ['点半'] : minute === 0 ? ['点整'] : []
  return fc.tuple(hours, fc.constantFrom(...minutes, ...words)).map(([hour, minute]) => hour + minute)
}

/** A moment, and a text that says it. */
const written = wall.chain((at) =>
  fc
    .tuple(writtenDays(new Date(at)), weekday, fc.constantFrom(' ', 'T', ', ', '，'), writtenTimes(new Date(at)))
    .map(([date, weekday, between, time]) => ({ at, text: date + weekday + between + time })),
)

describe('a moment, as it is typed', () => {
  it('should be the same however it is written', () => {
    fc.assert(
      fc.property(written, fc.constantFrom({}, { today }), ({ at, text }, reading) => {
        expect(readMoment(text, reading)).toBe(instantAt(at))
      }),
    )
  })

  it('should be read back as it is written', () => {
    fc.assert(
      fc.property(wall, (at) => {
        expect(readMoment(writtenMoment(instantAt(at)))).toBe(instantAt(at))
      }),
    )
  })

  it('should be the nearest such day where the year is left out, and none where that is not said', () => {
    const near = fc.integer({ min: -59, max: 300 }).map((days) => Date.parse(today) + days * day)
    fc.assert(
      fc.property(near, (at) => {
        const [, month = '', date = ''] = /-(\d\d)-(\d\d)/.exec(new Date(at).toISOString()) ?? []
        for (const text of [`${month}-${date}`, `${Number(month)}月${Number(date)}日`]) {
          expect(read(text, { today })?.slice(0, 10)).toBe(new Date(at).toISOString().slice(0, 10))
          expect(read(text)).toBeUndefined()
        }
      }),
    )
  })

  it.each([
    ['2026年11月22日上午9时', '2026-11-22 09:00'],
    ['2026-11-22 傍晚6点5分', '2026-11-22 18:05'],
    ['2026-11-22 19:30:15', '2026-11-22 19:30'],
    ['2026-11-22T11:30:00.000Z', '2026-11-22 19:30'],
    ['2026-11-22', '2026-11-22 00:00'],
    ['2026-11-118:30', '2026-11-11 08:30'],
    // at noon nobody means the evening
    ['2026-11-22 中午10点半', '2026-11-22 10:30'],
    ['2026-11-22 中午1点', '2026-11-22 13:00'],
    ['2026年12月31日 晚上12点', '2027-01-01 00:00'],
    ['2026年12月31日 晚上12点半', '2027-01-01 00:30'],
    ['2026年12月31日 晚上1点', '2027-01-01 01:00'],
    ['2026年12月31日 晚上十二点一刻', '2027-01-01 00:15'],
    ['2026年12月31日 深夜11点半', '2026-12-31 23:30'],
    ['2026-12-31 24:00', '2027-01-01 00:00'],
    ['2026-12-31 0:00', '2026-12-31 00:00'],
    ['2026-12-31 零点', '2026-12-31 00:00'],
    ['2026-12-31 凌晨12点半', '2026-12-31 00:30'],
    ['2026-12-31 凌晨1点', '2026-12-31 01:00'],
    ['2026-12-31 上午12点', '2026-12-31 12:00'],
    ['2026-12-31 下午12点半', '2026-12-31 12:30'],
    ['2026-12-31 晚上19:30', '2026-12-31 19:30'],
    ['二〇二六年十二月三十一日（星期四）晚上七点半', '2026-12-31 19:30'],
  ])('should be read where it stands in full: %s', (text, expected) => expect(read(text)).toBe(expected))

  it.each([
    // the evening goes on until somebody says 凌晨
    ['2026年12月31日 晚上12点', '2027-01-01 00:00'],
    ['2026年12月31日 晚上12点半', '2027-01-01 00:30'],
    ['2026年12月31日 凌晨12点半', '2026-12-31 00:30'],
    ['2026年12月31日 晚上1点', '2027-01-01 01:00'],
    ['2026年12月31日 凌晨1点', '2026-12-31 01:00'],
    ['2026年12月31日 晚上7点', '2026-12-31 19:00'],
    ['2026年12月31日 24:00', '2027-01-01 00:00'],
    ['2026年12月31日 0:00', '2026-12-31 00:00'],
    ['2026年12月31日（周四）19:30', '2026-12-31 19:30'],
    ['2026年12月31日下午5点', '2026-12-31 17:00'],
    ['2026年12月31日 下午5点一刻', '2026-12-31 17:15'],
    ['2026年12月31日 中午12点', '2026-12-31 12:00'],
    ['2026年12月31日 上午12点', '2026-12-31 12:00'],
    ['二〇二六年十二月三十一日 星期四 晚上七点半', '2026-12-31 19:30'],
    ['2026年12月31日周四十点', '2026-12-31 10:00'],
    ['12月31日 晚上十二点', '2027-01-01 00:00'],
  ])('should be on the day that is meant: %s', (text, expected) => expect(read(text, { today })).toBe(expected))

  it('should go forward with the hours of a night, and not be read where the words contradict the figure', () => {
    const night = ['晚上7点', '晚上11点', '晚上12点', '晚上1点', '晚上3点']
    const order = night.map((time) => readTyped(`2026-12-31 ${time}`)?.wall ?? Number.NaN)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    for (const time of ['晚上4点', '晚上14点', '凌晨9点', '上午13点', '中午5点', '傍晚11点', '早上12点', '24:30', '25点', '明晚7点'])
      expect(read(`2026-12-31 ${time}`)).toBeUndefined()
  })

  it.each([
    ['今天 9点', '2026-11-24 09:00'],
    ['今晚七点', '2026-11-24 19:00'],
    ['今晚12点', '2026-11-25 00:00'],
    ['明早8点', '2026-11-25 08:00'],
    ['明晚七点', '2026-11-25 19:00'],
    ['明天晚上 7：30', '2026-11-25 19:30'],
    ['明日（周三）下午三点半', '2026-11-25 15:30'],
    ['后天 14:00', '2026-11-26 14:00'],
    ['大后天上午十点', '2026-11-27 10:00'],
    ['昨天', '2026-11-23 00:00'],
    ['本周日晚上7点', '2026-11-29 19:00'],
    ['这周一', '2026-11-23 00:00'],
    ['下周一十点', '2026-11-30 10:00'],
    ['下个星期天 19:30', '2026-12-06 19:30'],
    ['周五晚上7点', '2026-11-27 19:00'],
    ['星期一 9:00', '2026-11-30 09:00'],
    ['周二', '2026-11-24 00:00'],
  ])('should be counted from today where it is said so: %s', (text, expected) => {
    expect(read(text, { today })).toBe(expected)
    // a table may be read on another day than it was written on
    expect(read(text)).toBeUndefined()
  })

  it('should be the same moment whether its day is written or said', () => {
    const words = { 前天: -2, 昨天: -1, 昨: -1, 今天: 0, 今日: 0, 今: 0, 明天: 1, 明日: 1, 明: 1, 后天: 2, 大后天: 3 }
    const times = fc.constantFrom('早8点', '早上七点半', '晚7点', '晚上十二点', '晚上1点')
    fc.assert(
      fc.property(wall, fc.constantFrom(...(Object.keys(words) as (keyof typeof words)[])), times, (at, word, time) => {
        const on = (days: number): string => new Date(at + days * day).toISOString().slice(0, 10)
        const said = readMoment(word + time, { today: on(0) })
        expect(said).toBe(readMoment(`${on(words[word])} ${time}`))
        expect(said).toBeDefined()
      }),
    )
    fc.assert(
      fc.property(wall, fc.constantFrom('本', '这', '下', ''), fc.integer({ min: 0, max: 6 }), (at, week, weekday) => {
        const today = new Date(at).toISOString().slice(0, 10)
        const typed = readTyped(`${week}周${'日一二三四五六'.charAt(weekday)}`, { today })
        const days = ((typed?.day ?? NaN) - Date.parse(today)) / day
        expect(new Date(typed?.day ?? NaN).getUTCDay()).toBe(weekday)
        // alone it is the coming one, and said to be taken for that
        expect(typed?.isOfAnyWeek).toBe(week === '')
        if (week === '') {
          expect(days >= 0 && days < 7).toBe(true)
          return
        }
        // in the week from Monday to Sunday that has today in it, or the next one
        const intoWeek = (new Date(today).getUTCDay() + 6) % 7
        expect(Math.floor((days + intoWeek) / 7)).toBe(week === '下' ? 1 : 0)
      }),
    )
  })

  it.each([
    '',
    '下周',
    '明',
    '明晚',
    '明晚七',
    '明点',
    '11年25日',
    '20261122',
    '2026-02-30 08:00',
    '2026-13-01 08:00',
    '2026-11-22 24:30',
    '2026-11-22 25:00',
    '2026-11-22 上午3:60',
    '2026-11-22 凌晨9点',
    '2026-11-22 下午0点',
    // for some the evening, for some the night
    '2026-11-22 晚上4点',
    '2026-11-22 晚上13点',
    '2026-11-22 24:01',
    '2026-11-22 19:30 21',
    '2026-11-22 19:',
    '2026-11-22 08:60',
    '2026-11-22 19:30 左右',
    // the 1st at 1:30, or the 11th at half past something
    '2026-11-11:30',
  ])('should not be guessed: %s', (text) => expect(read(text, { today })).toBeUndefined())

  it('should be of the night after a day where it is said so, and of the day else', () => {
    const words = {
      凌晨: [12, 1, 2, 3, 4, 5, 6],
      上午: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      中午: [10, 11, 12, 1, 2],
      下午: [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
      晚上: [5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3],
    }
    const said = fc
      .constantFrom(...(Object.keys(words) as (keyof typeof words)[]))
      .chain((word) => fc.record({ word: fc.constant(word), figure: fc.constantFrom(...words[word]) }))
    fc.assert(
      fc.property(said, fc.constantFrom('', '点', '点半', ':05'), wall, ({ word, figure, }, mark, at) => {
        const midnight = Math.floor(at / day) * day
        const on = new Date(midnight).toISOString().slice(0, 10)
        const tail = mark === '' ? '点整' : mark
        const typed = readTyped(`${on} ${word}${figure}${tail}`)
        const after = ((typed?.wall ?? NaN) - midnight) / (60 * minute)
        const extra = tail === '点半' ? 0.5 : tail === ':05' ? 5 / 60 : 0
        const isAfterwards = word === '晚上' && (figure === 12 || figure <= 3)
        expect(after >= 24).toBe(isAfterwards)
        // the hand of the clock stands where it was said
        expect((after - extra) % 12).toBeCloseTo(figure % 12)
        const [first, last] = { 凌晨: [0, 7], 上午: [0, 13], 中午: [10, 16], 下午: [12, 24], 晚上: [17, 28] }[word] as [number, number]
        expect(after).toBeGreaterThanOrEqual(first)
        expect(after).toBeLessThan(last)
      }),
    )
  })

  it('should be the same in Chinese figures', () => {
    const figure = (number: number): string => {
      const [tens, ones] = [Math.floor(number / 10), number % 10]
      const digit = '〇一二三四五六七八九'
      if (number < 10) return digit.charAt(number)
      return `${tens > 1 ? digit.charAt(tens) : ''}十${ones > 0 ? digit.charAt(ones) : ''}`
    }
    fc.assert(
      fc.property(wall, weekday, (at, weekday) => {
        const on = new Date(at)
        const year = [...String(on.getUTCFullYear())].map((one) => figure(Number(one))).join('')
        const date = `${year}年${figure(on.getUTCMonth() + 1)}月${figure(on.getUTCDate())}日`
        const text = `${date}${weekday}${figure(on.getUTCHours())}点${figure(on.getUTCMinutes())}分`
        expect(readMoment(text)).toBe(instantAt(at))
      }),
    )
  })

  it('should say when a weekday stands beside it that it is not', () => {
    const names = '日一二三四五六'
    fc.assert(
      fc.property(wall, fc.integer({ min: 0, max: 6 }), fc.constantFrom('周', '星期', '礼拜'), (at, said, word) => {
        const on = new Date(at).toISOString().slice(0, 10)
        const typed = readTyped(`${on}（${word}${names.charAt(said)}）晚上12点`)
        expect(typed && isOtherWeekday(typed)).toBe(said !== new Date(at).getUTCDay())
      }),
    )
  })

  it('should be no time of a day where it is of the night after it', () => {
    expect(readTime('晚上11点半')).toBe('23:30')
    for (const text of ['晚上12点半', '24:00', '晚上1点整']) expect(readTime(text)).toBeUndefined()
  })

  it('should not be had from a day alone', () => {
    expect(readMoment('2026-11-22')).toBeUndefined()
    expect(writtenDay(instantAt(readTyped('2026-11-22')?.wall ?? 0))).toBe('2026-11-22')
  })
})

describe('the time at which an announcement leaves the site', () => {
  it('should lie ahead when it is published', () => {
    const now = Date.parse('2026-11-24T12:00:00Z')
    expect(expiresProblem(now + 1, now)).toBeUndefined()
    expect(expiresProblem(now, now)).toContain('下线时间「2026-11-24 20:00」已经过去')
  })
})
