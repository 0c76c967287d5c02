import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newLetters } from '../../../cms/features/signup/asked/letters.ts'
import { soughtBy } from '../../../cms/features/signup/desk/read.ts'
import { childrenText, rosterSheet } from '../../../cms/features/signup/desk/rosterSheet.ts'
import { peopleText } from '../../../site/text/signUp.ts'

/** The same in full-width letters, as a Chinese keyboard writes them. */
const wide = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))

it('should look for a code and for digits however they are written', () => {
  const writing = fc.constantFrom<((text: string) => string)[]>(
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => ` ${text.slice(0, 5)} ${text.slice(5)} `,
    (text) => `${text.slice(0, 5)}-${text.slice(5)}`,
    wide,
  )
  fc.assert(
    fc.property(writing, fc.integer({ min: 1, max: 999_999 }), (write, number) => {
      const code = newLetters(10)
      expect(soughtBy(write(code))).toEqual({ code })
      expect(soughtBy(write(String(number)))).toEqual({ digits: String(number) })
    }),
  )
  expect(['', '  '].map(soughtBy)).toEqual([undefined, undefined])
  // letters that no code has, a name, and a whole telephone number
  expect(['OOOOOOOOOO', '欧阳', '13800138000'].map(soughtBy)).toEqual(Array(3).fill({ nothing: true }))
})

it('should say on the roster whom places were kept for', () => {
  const person = { id: 'r', number: 1, state: 'confirmed' as const, seats: 2, name: '柳知秋', phone: '13800138000' }
  const rest = { unit: '一厂', comes: true, children: [], answers: [] }
  const sheet = rosterSheet(
    '剪纸',
    [
      { ...person, ...rest, audience: 'women' },
      { ...person, ...rest },
    ],
    [],
  )
  const column = sheet.rows[0]?.indexOf('身份') ?? -1
  expect(sheet.rows.map((row) => row[column])).toEqual(['身份', '女职工', ''])
  for (const row of sheet.rows) expect(row).toHaveLength(sheet.widths.length)
})

it('should say on roster and page where there are fewer places than the form named', () => {
  const family = {
    seats: 3,
    comes: true,
    children: [
      { name: '小满', age: 7 },
      { name: '小圆', age: 5 },
    ],
  }
  expect(childrenText(family)).toBe('小满（7 岁）、小圆（5 岁）')
  expect(childrenText({ ...family, seats: 2 })).toBe('小满（7 岁）、小圆（5 岁）（报名时填的，现在只来 2 人）')
  expect(peopleText({ seats: 3, children: family.children })).toBe('3 人，其中孩子：小满 7 岁、小圆 5 岁')
  expect(peopleText({ seats: 2, named: 3, children: family.children })).toBe(
    '2 人（报名时填了 3 人，孩子：小满 7 岁、小圆 5 岁）',
  )
  expect(peopleText({ seats: 1, children: [] })).toBe('1 人')
})
