import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import configured from '../../../cms/payload.config.ts'
import { understood } from '../../../cms/base/time/understood.ts'
import { writtenDay, writtenMoment } from '../../../cms/base/time/wallClock.ts'
import { readDay, readMoment } from '../../../cms/features/imports/cells/moments.ts'
import type { Cell } from '../../../cms/features/imports/cells/cell.ts'
import { withEnds } from '../../../cms/features/imports/plan/withEnds.ts'
import { spanIn } from '../../../cms/base/time/span.ts'
import { readCell } from '../../../cms/features/imports/cells/readCell.ts'
import { column, names, read } from '../../support/cells.ts'

describe('days and times', () => {
  it('should mean the end of a day written alone where something lasts until then, in a table and in a form alike', async () => {
    const expires = (await configured).collections
      .find(({ slug }) => slug === 'notices')
      ?.flattenedFields.find(({ name }) => name === 'expires')
    const until = { ...column('at'), field: expires as never }
    const now = Date.parse('2026-11-27T04:00:00Z')
    fc.assert(
      fc.property(fc.integer({ min: 20_500, max: 20_900 }), fc.boolean(), fc.boolean(), (days, isTimed, isDate) => {
        const day = new Date(days * 86_400_000)
        const on = day.toISOString().slice(0, 10)
        const cell = isDate && !isTimed ? day : isTimed ? `${on} 00:00` : on
        const reading = readCell(until, cell, undefined, names, now) as { value: string; marks?: string[] }
        expect(writtenMoment(reading.value)).toBe(isTimed ? `${on} 00:00` : `${on} 23:59`)
        expect(reading.marks?.includes('没有写几点，按这一天结束') ?? false).toBe(!isTimed)
        const typed = understood(isTimed ? `${on} 00:00` : on, 'moment', now, { isToDayEnd: true })
        expect(typed).toMatchObject({ instant: reading.value })
      }),
    )
  })

  it.each([
    ['2026-11-22 19:30', '2026-11-22 19:30'],
    ['2026/11/22 19：30', '2026-11-22 19:30'],
    ['2026.1.2 9:05', '2026-01-02 09:05'],
    ['2026年11月22日 19:30', '2026-11-22 19:30'],
    ['2026年11月22日（周日）下午7点半', '2026-11-22 19:30'],
    ['2026年11月22日晚上7点30分', '2026-11-22 19:30'],
    ['2026年11月22日上午9时', '2026-11-22 09:00'],
    ['2026-11-22', '2026-11-22 00:00'],
    ['2026-11-22T11:30:00.000Z', '2026-11-22 19:30'],
    ['2026-11-22 19:30:00', '2026-11-22 19:30'],
  ])('should read %s', (text, wall) => {
    expect(writtenMoment(readMoment(text) ?? '')).toBe(wall)
  })

  it('should read what Excel keeps: a date, or the number of it', () => {
    expect(writtenMoment(readMoment(new Date('2026-11-22T19:30:00Z')) ?? '')).toBe('2026-11-22 19:30')
    expect(writtenMoment(readMoment(46_348.8125) ?? '')).toBe('2026-11-22 19:30')
    expect(readDay('2026-11-22')).toBe('2026-11-22T04:00:00.000Z')
  })

  it('should take a number for a day only where it can be nothing else, and say of each number that it was one', () => {
    const now = Date.parse('2026-11-27T04:00:00Z')
    const numbers = fc.oneof(
      fc.double({ min: 0, max: 15_000, noNaN: true }),
      fc.integer({ min: 1, max: 4_000 }),
      fc.constantFrom(11.22, 2026, 2026.11, 20_261_122, 202_611),
    )
    fc.assert(
      fc.property(numbers, fc.constantFrom('on', 'at'), (number, name) => {
        expect(read(name, number)).toEqual({ problem: expect.stringMatching(/^.* 是数字，不是日期.*要求：日期.*例如/) })
        // Excel shows such a number as a day of its first years where the cell is to be a date
        const shown = new Date(Date.UTC(1899, 11, 30) + number * 86_400_000)
        if (shown.getUTCFullYear() < 1910)
          expect(read(name, shown)).toEqual({ problem: expect.stringContaining('套了日期格式') })
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 40_000, max: 50_000 }), (number) => {
        const reading = readCell(column('on'), number, undefined, names, now)
        expect(reading).toMatchObject({
          marks: expect.arrayContaining([`这一格是数字 ${number}，按 Excel 的日期换算`]),
        })
      }),
    )
  })

  it('should mark what is stored otherwise than it is written, and what is far from today', () => {
    const now = Date.parse('2026-11-27T04:00:00Z')
    const marks = (name: string, cell: string | Date | number): unknown => {
      const reading = readCell(column(name), cell, undefined, names, now)
      return 'marks' in reading ? reading.marks : []
    }
    expect(marks('at', '2026-12-31 晚上12点')).toEqual([])
    expect(marks('at', '2026-12-31')).toEqual(['没有写时间，按 00:00'])
    expect(marks('on', '2026-12-31 19:30')).toEqual(['这一列只有日期，写的时间不保存'])
    expect(marks('on', '2026-12-31（周一）')).toEqual(['写的星期和日期对不上'])
    expect(marks('on', '2062-12-31')).toEqual(['离今天（2026-11-27）超过一年'])
    expect(marks('title', new Date('2026-03-02T00:00:00Z'))).toEqual([expect.stringContaining('在 Excel 里是日期')])
    expect(read('title', 123_456_789_012_345_680)).toEqual({ problem: expect.stringContaining('只记得住 15 位') })
    expect(read('title', '\u200b \ufeff')).toEqual({ value: null })
  })

  it.each(['2026-13-01', '2026-02-30', '明天', '2026-11-22 25:00', '11月22日', '', '20261122', '3026-01-01'])(
    'should refuse %s',
    (text) => {
      expect(readMoment(text)).toBeUndefined()
    },
  )

  it('should read back every moment and every day that it writes', () => {
    const minutes = fc.integer({ min: Date.UTC(1990, 0) / 60_000, max: Date.UTC(2099, 0) / 60_000 })
    fc.assert(
      fc.property(minutes, (minute) => {
        const stored = new Date(minute * 60_000).toISOString()
        expect(readMoment(writtenMoment(stored))).toBe(stored)
        expect(writtenDay(readDay(writtenDay(stored)) ?? '')).toBe(writtenDay(stored))
      }),
    )
  })
})

describe('an end that is written behind its start', () => {
  const [start, end] = [
    { ...column('at'), path: ['start'], field: { custom: { end: 'end' } } as never },
    { ...column('at'), path: ['end'] },
  ]
  const spread = (cell: Cell, other: Cell = null) => {
    const cells = withEnds(
      [start, end],
      new Map([
        [start, cell],
        [end, other],
      ]),
    )
    return [cells.get(start), cells.get(end)]
  }

  it('should stand in its own column, in a table as in a form', () => {
    const minute = 60_000
    const starts = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }).map((at) => at - (at % minute))
    fc.assert(
      fc.property(
        starts,
        fc.integer({ min: 1, max: 1439 }),
        fc.constantFrom('-', '至', ' 到 ', '～'),
        (at, length, between) => {
          const [from, to] = [writtenMoment(at), writtenMoment(at + length * minute)]
          const text = from + between + to
          expect(spread(text)).toEqual([from, to])
          const typed = understood(text, 'moment', at, { takesEnd: true })
          expect(typed).toEqual({ instant: readMoment(from), end: readMoment(to) })
        },
      ),
      { seed: 20261127 },
    )
    expect(spread('2026年12月3日晚上七点到九点')).toEqual(['2026年12月3日晚上7点', '2026-12-03 21:00'])
  })

  it('should be refused where its column says something, or cannot be told, and what the start lacks be told of it', () => {
    expect(spread('2026-12-03 19:00-20:30', '2026-12-03 21:00')).toEqual(['2026-12-03 19:00-20:30', '2026-12-03 21:00'])
    expect(spread('2026-12-03 20:00-19:00')).toEqual(['2026-12-03 20:00-19:00', null])
    expect(read('at', '2026-12-03 20:00-19:00')).toMatchObject({
      problem: expect.stringContaining('写了开始和结束两个时间，这里只写一个') as string,
    })
    expect(spread('12月3日 19:00-20:30')).toEqual(['12月3日 19:00', null])
  })

  it('should leave every other cell as it is', () => {
    const cell = fc.oneof(fc.string(), fc.double(), fc.date(), fc.constant(null), fc.constant('2026-12-03 19:00'))
    fc.assert(
      fc.property(cell, cell, (one, other) => {
        fc.pre(typeof one !== 'string' || spanIn(one) === undefined)
        expect(spread(one, other)).toEqual([one, other])
      }),
    )
  })
})
