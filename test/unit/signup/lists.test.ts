import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { newLetters } from '../../../cms/features/signup/asked/letters.ts'
import { soughtBy } from '../../../cms/features/signup/desk/read.ts'
import { whenAndWhere } from '../../../cms/features/signup/desk/admin/lessons.ts'
import { childrenText, rosterFile, rosterSheet } from '../../../cms/features/signup/desk/rosterSheet.ts'
import { readSpreadsheet, writeSpreadsheet } from '../../../cms/features/imports/file/spreadsheet.ts'
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
    { title: '剪纸', when: '2026年12月5日（周六）19:00 · 三楼' },
    [
      { ...person, ...rest, audience: 'women' },
      { ...person, ...rest },
    ],
    [],
  )
  const column = sheet.rows[0]?.indexOf('身份') ?? -1
  expect(sheet.rows.map((row) => row[column])).toEqual(['身份', '女职工', ''])
  for (const row of sheet.rows) expect(row).toHaveLength(sheet.widths.length)
  expect(sheet.title).toBe('剪纸 · 2026年12月5日（周六）19:00 · 三楼')
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

const dated = (number: number, start: string, more: object = {}) => ({
  ...{ id: `l${number}`, number, start, takesPlace: true },
  ...more,
})

it('should say of one date when and where it is, of several how many, and of a lesson which', () => {
  const venue = '三楼教室'
  const [one, two] = [dated(1, '2026-12-05T11:00:00Z', { venue }), dated(2, '2026-12-12T11:00:00Z')]
  expect(whenAndWhere([one])).toBe('12月5日（周六）19:00 · 三楼教室')
  expect(whenAndWhere([one], 'l1')).toBe('12月5日（周六）19:00 · 三楼教室')
  expect(whenAndWhere([one, two])).toBe('12月5日（周六）19:00 起，共 2 次 · 三楼教室')
  expect(whenAndWhere([one, two], 'l2')).toBe('第 2 课 12月12日（周六）19:00')
  expect(whenAndWhere([{ ...two, takesPlace: false }])).toBe('12月12日（周六）19:00（取消或延期）')
  expect([whenAndWhere([]), whenAndWhere([one], 'gone')]).toEqual(['', ''])
})

it('should name the file of a roster by what it is of and when, so that two dates are two files', () => {
  const now = Date.parse('2026-11-28T13:00:00Z')
  const at = (start: string) => rosterFile({ title: '剪纸: 亲子/专场', start: Date.parse(start) }, now)
  expect(at('2026-12-05T02:00:00Z')).toBe('报名名单-剪纸  亲子 专场-2026-12-05-1000.xlsx')
  expect(at('2026-12-05T06:00:00Z')).toBe('报名名单-剪纸  亲子 专场-2026-12-05-1400.xlsx')
  expect(rosterFile({ title: '已下线的活动', start: undefined }, now)).toBe('报名名单-已下线的活动-2026-11-28.xlsx')
  // half of a character stands in no address
  const cut = rosterFile({ title: `${'剪'.repeat(29)}🎉`, start: undefined }, now)
  expect(() => encodeURIComponent(cut)).not.toThrow()
})

it('should say above the table of a roster what it is of, and filter the table alone', async () => {
  const person = { id: 'r', number: 1, state: 'confirmed' as const, seats: 2, name: '柳知秋', phone: '13800138000' }
  const rest = { unit: '一厂', comes: true, children: [], answers: [] }
  const sheet = rosterSheet({ title: '剪纸', when: '2026年12月5日（周六）19:00' }, [{ ...person, ...rest }], [])
  const file = await writeSpreadsheet('xlsx', [sheet])
  const [read] = await readSpreadsheet('a.xlsx', file)
  expect(read?.rows.map(([first, second]) => [first, second].map(String))).toEqual([
    ['剪纸 · 2026年12月5日（周六）19:00', expect.anything()],
    ['序号', '姓名'],
    ['1', '柳知秋'],
  ])
  const { sheets } = await readXlsx(file)
  expect(sheets[0]?.autoFilter?.range).toBe('A2:J3')
})
