import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { losesFormat, readBody, writeBody } from '../../../cms/features/imports/cells/body.ts'
import { writtenDay, writtenMoment } from '../../../cms/base/time/wallClock.ts'
import { readDay, readMoment } from '../../../cms/features/imports/cells/moments.ts'
import { readCell } from '../../../cms/features/imports/cells/readCell.ts'
import { writeCell } from '../../../cms/features/imports/cells/writeCell.ts'
import { indexOf, namesFrom } from '../../../cms/features/imports/plan/loadNames.ts'
import { codeKey, writtenCode } from '../../../cms/features/imports/cells/codeKey.ts'
import { columnsOf } from '../../../cms/features/imports/cells/columns.ts'

const names = namesFrom(
  new Map([
    [
      'talents',
      indexOf([
        { id: 't1', title: '白玉澜', code: 'AAA' },
        { id: 't2', title: '同名', code: 'BBB' },
        { id: 't3', title: '同名', code: 'CCC' },
        { id: 't4', title: '甲；乙', code: 'DDD' },
        { id: 't5', title: 'AAA', code: 'EEE' },
      ]),
    ],
    ['media', indexOf([{ id: 'm1', title: '旧.jpg', code: 'm1' }])],
  ]),
  new Set(['新.jpg']),
)

const { columns } = columnsOf([
  { name: 'title', type: 'text', label: '名称', required: true, maxLength: 10 },
  {
    name: 'kind',
    type: 'select',
    label: '类别',
    options: [
      { value: 'a', label: '甲类' },
      { value: 'b', label: '乙类' },
    ],
  },
  {
    name: 'tags',
    type: 'select',
    hasMany: true,
    label: '标签',
    options: [
      { value: 'x', label: '红' },
      { value: 'y', label: '蓝' },
    ],
  },
  { name: 'people', type: 'number', label: '人数', min: 1, max: 500, admin: { step: 1 } },
  { name: 'price', type: 'number', label: '单价（元）', min: 0, max: 10_000_000, custom: { isMoney: true } },
  { name: 'open', type: 'checkbox', label: '开放' },
  { name: 'on', type: 'date', label: '日期', admin: { date: { displayFormat: 'yyyy-MM-dd' } } },
  { name: 'at', type: 'date', label: '时间' },
  { name: 'who', type: 'relationship', relationTo: 'talents', hasMany: true, label: '演员' },
  { name: 'picture', type: 'upload', relationTo: 'media', label: '海报' },
  { name: 'body', type: 'richText', label: '正文' },
])
const column = (name: string) => {
  const found = columns.find(({ path }) => path[0] === name)
  if (found === undefined) throw new Error(name)
  return found
}
const read = (name: string, cell: string | number | boolean | Date | null, before?: unknown) =>
  readCell(column(name), cell, before, names)

describe('days and times', () => {
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

describe('cells', () => {
  it('should read words, amounts, numbers and boxes as people type them', () => {
    expect(read('kind', '乙类')).toEqual({ value: 'b' })
    expect(read('tags', '红、蓝')).toEqual({ value: ['x', 'y'] })
    expect(read('price', '１，２５０．５元')).toEqual({ value: 125_050 })
    expect(read('people', ' 1,20 ')).toEqual({ value: 120 })
    expect(read('open', '√')).toEqual({ value: true })
    expect(read('open', '')).toEqual({ value: null })
    expect(read('open', '否')).toEqual({ value: false })
  })

  it('should say of a bad cell what is allowed', () => {
    expect(read('kind', '丙类')).toEqual({ problem: '没有「丙类」这一项。只能是：甲类、乙类。' })
    expect(read('people', 501)).toEqual({ problem: '超出了范围。要求：整数，1 到 500。' })
    expect(read('people', '1.5')).toMatchObject({ problem: expect.stringContaining('不是整数') })
    expect(read('price', '1.234')).toMatchObject({ problem: expect.stringContaining('小数多于两位') })
    expect(read('title', '十一个字的名称就太长了呀')).toMatchObject({ problem: expect.stringContaining('太长') })
    expect(read('who', '同名')).toEqual({ problem: '有 2 个都叫「同名」。请改填编号，可选：BBB、CCC。' })
    expect(read('who', '没有')).toMatchObject({ problem: expect.stringContaining('库中没有「没有」') })
    expect(read('picture', '没有.jpg')).toMatchObject({ problem: expect.stringContaining('压缩包') })
    expect(readCell(column('title'), { bad: '这一格是 Excel 的错误值 #REF!' }, undefined, names)).toMatchObject({
      problem: expect.stringContaining('#REF!'),
    })
  })

  it('should name others by title, or by code where the title is not enough', () => {
    expect(writeCell(column('who'), ['t1', 't2', 't4', 't5', 'unknown'], names)).toBe('白玉澜；BBB；DDD；EEE；unknown')
    expect(read('who', '白玉澜；BBB')).toEqual({ value: ['t1', 't2'] })
    expect(read('who', '甲；乙')).toEqual({ value: ['t4'] })
    expect(read('picture', '新.jpg')).toEqual({ value: 'zip:新.jpg' })
    expect(read('picture', '旧.jpg')).toEqual({ value: 'm1' })
  })

  it('should leave a value exactly as it is when the cell says what an export says', () => {
    const before: Record<string, unknown> = {
      title: 'a\r\nb',
      kind: 'gone',
      tags: ['x', 'x'],
      people: 3,
      price: 1250,
      on: '2026-11-22T01:02:03.004Z',
      at: '2026-11-22T11:30:12.345Z',
      who: ['t1', 'unseen'],
      picture: 'unseen',
      body: formatted('重点'),
    }
    for (const [name, value] of Object.entries(before)) {
      const cell = writeCell(column(name), value, names)
      expect(read(name, cell, value)).toEqual({ value })
      expect(read(name, ` ${cell} `, value)).toEqual({ value })
    }
  })
})

describe('codes', () => {
  it('should be the same in either case, in any width, and with whatever nobody sees', () => {
    const plain = fc.stringMatching(/^[A-Z0-9]{1,8}-[A-Z0-9]{1,8}$/)
    const wide = (text: string): string =>
      text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
    const unseen = fc.constantFrom('', '\u200b', '\ufeff', '\u2060', '\u00ad', '\u200e', ' ', '\u00a0', '\u3000')
    fc.assert(
      fc.property(
        plain,
        unseen,
        unseen,
        fc.constantFrom('-', '－', '–', '—', '\u2010'),
        (code, before, after, dash) => {
          for (const form of [code.toLowerCase(), wide(code), code.replace('-', `\u200b${dash}`)]) {
            expect(codeKey(before + form + after)).toBe(code)
            expect(writtenCode(before + form + after)).toMatch(/^[A-Za-z0-9-]+$/)
          }
        },
      ),
    )
  })

  it('should stay different where they are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9-]{1,9}$/), fc.stringMatching(/^[A-Z0-9-]{1,9}$/), (one, other) => {
        expect(codeKey(one) === codeKey(other)).toBe(one === other)
      }),
    )
  })
})

describe('rich text', () => {
  it('should read back what it writes of paragraphs and headings', () => {
    const line = fc.stringMatching(/^[\u4e00-\u9fa5a-z]{1,12}$/)
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.boolean(), (lines, isHeading) => {
        const text = [...(isHeading ? ['## 小标题'] : []), ...lines].join('\n')
        expect(writeBody(readBody(text))).toBe(text)
        expect(losesFormat(readBody(text))).toBe(false)
      }),
    )
  })

  it('should know what a cell cannot hold', () => {
    expect(losesFormat(formatted('重点'))).toBe(true)
    expect(readBody('  ')).toBeNull()
  })
})

function formatted(text: string): object {
  return {
    root: {
      type: 'root',
      children: [{ type: 'list', children: [{ type: 'listitem', children: [{ type: 'text', text, format: 1 }] }] }],
    },
  }
}
