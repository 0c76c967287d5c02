import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { losesFormat, readBody, writeBody } from '../../../cms/features/imports/cells/body.ts'
import { codeKey, writtenCode } from '../../../cms/features/imports/cells/codeKey.ts'
import { readCell } from '../../../cms/features/imports/cells/readCell.ts'
import { writeCell } from '../../../cms/features/imports/cells/writeCell.ts'
import { column, names, read } from '../../support/cells.ts'

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
