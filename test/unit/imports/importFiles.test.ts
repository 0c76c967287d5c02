import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { libraries } from '../../../cms/content/libraries/libraries.ts'
import { withPages } from '../../../cms/content/libraries/withPages.ts'
import { textOf, tidy } from '../../../cms/features/imports/cells/cell.ts'
import { markFormula, unmarkFormula } from '../../../cms/features/imports/file/formulaMark.ts'
import { readSpreadsheet, writeSpreadsheet } from '../../../cms/features/imports/file/spreadsheet.ts'
import { withZip } from '../../../cms/features/imports/file/zip.ts'
import { linesOf } from '../../../cms/features/imports/table/sheets.ts'
import { columnsOf } from '../../../cms/features/imports/cells/columns.ts'
import { headersOf } from '../../../cms/features/imports/table/library.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { zipOf } from '../../support/zipOf.ts'

describe('the columns of every library', () => {
  it.each(pageCollections)('should hold every field of %s that is typed, under headers of their own', (slug) => {
    const left: string[] = []
    const { columns, arrays } = columnsOf(withPages(libraries[slug]).fields, (field) => left.push(field))
    expect(left).toEqual([])
    for (const some of [columns, ...arrays.map((array) => array.columns)]) {
      const headers = headersOf(some)
      expect(new Set(headers).size).toBe(headers.length)
      expect(headers).not.toContain('演示数据')
    }
    expect(columns.map(({ header }) => header)).toContain('归属工会')
  })
})

describe('spreadsheets', () => {
  const plain = { name: '作品库', widths: [], lists: [], marked: [] }
  const sheets = [
    {
      ...plain,
      rows: [
        ['编号', '名称*'],
        ['A', '=1+1'],
        ['', '多行\n文字'],
        ['示例', '例子'],
      ],
    },
  ]

  it('should keep a text that would be a formula a text, in xlsx and in csv', async () => {
    const csv = Buffer.from(await writeSpreadsheet('csv', sheets))
    expect(csv.toString()).toContain(`A,'=1+1`)
    for (const format of ['csv', 'xlsx'] as const) {
      const [sheet] = await readSpreadsheet(`a.${format}`, await writeSpreadsheet(format, sheets))
      expect(sheet?.rows[1]).toEqual(['A', '=1+1'])
      expect(sheet?.rows[2]?.[1]).toBe('多行\n文字')
    }
  })

  it('should give back every text as it was written, in xlsx and in csv', async () => {
    const begins = fc.constantFrom(...`'=+-@|"，,;\t`).chain((first) => fc.constantFrom('', first, `'${first}`))
    const rest = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('--', `'`, '多行\n文字'))
    // as they stand in a cell: without the spaces around them
    const text = fc.tuple(fc.array(begins, { maxLength: 3 }), rest).map(([marks, end]) => tidy(marks.join('') + end))
    // in few tables, since each is a thread
    const misleading = Array.from({ length: 9 }, () => [';'.repeat(2_000), ''])
    const pairs = [...misleading, ...fc.sample(fc.tuple(text, text), 2_000)]
    const rows = [['编号', '名称*', '正文'], ...pairs.map((pair, index) => [`A${index}`, ...pair])]
    for (const format of ['csv', 'xlsx'] as const) {
      const [sheet] = await readSpreadsheet(`a.${format}`, await writeSpreadsheet(format, [{ ...plain, rows }]))
      const read = sheet?.rows.map((row) => row.map(textOf)) ?? []
      const wrong = rows.flatMap((row, index) => (isDeepStrictEqual(row, read[index]) ? [] : [[row, read[index]]]))
      expect(wrong.slice(0, 5)).toEqual([])
    }
  })

  it('should leave no text that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(markFormula(text)).not.toMatch(/^[=+\-@|\t\r\n\0]/)
        expect(unmarkFormula(markFormula(text))).toBe(text)
      }),
    )
  })

  it('should read what Excel saves in China: GB18030', async () => {
    const gbk = Buffer.from('b1e0bac52cc3fbb3c60d0a2cbacfb3aa0d0a', 'hex')
    expect((await readSpreadsheet('a.csv', gbk))[0]?.rows).toEqual([
      ['编号', '名称'],
      ['', '合唱'],
    ])
  })

  it.each([
    ['a.xlsx', 'no workbook', /不是 Excel 工作簿/],
    ['a.xlsx', 'PK\u0003\u0004 and nothing', /^「a.xlsx」打不开，可能已损坏/],
    ['a.csv', '\u00d0\u00cf\u0011', /旧格式/],
  ])('should refuse %s with %j', async (name, text, message) => {
    await expect(readSpreadsheet(name, Buffer.from(text, 'latin1'))).rejects.toThrow(message)
  })

  it('should leave out examples and name columns that nobody knows', async () => {
    const { columns } = columnsOf([{ name: 'title', type: 'text', label: '名称', required: true }])
    const rows = [
      ['编号', '名称*', '备注', '名称'],
      ['示例', 'a', '', ''],
      ['X', 'b', '', ''],
      ['', '', '', ''],
    ]
    const { lines, problems } = await linesOf({ name: '表', rows }, columns)
    expect(lines.map(({ row, code }) => [row, code])).toEqual([[3, 'X']])
    expect(problems.map(({ column, message }) => `${column}：${message.slice(0, 5)}`)).toEqual([
      '备注：没有这一列',
      '名称：这一列有两',
    ])
  })
})

describe('zips', () => {
  let folder: string
  beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'gongyun-zip-'))))
  afterAll(() => rm(folder, { recursive: true }))

  const names = async (zip: Buffer, largest = 1_000): Promise<string[]> => {
    const file = path.join(folder, 'a.zip')
    await writeFile(file, zip)
    return withZip('图片.zip', file, largest, async (files) => {
      for (const one of files) await one.read()
      return files.map(({ name }) => name)
    })
  }

  it('should read Chinese names in UTF-8 and in GBK', async () => {
    expect(await names(zipOf({ '图/海报.png': Buffer.from('x') }))).toEqual(['图/海报.png'])
    const gbk = (): Buffer => Buffer.from('bac6b1a82e706e67', 'hex')
    expect(await names(zipOf({ any: Buffer.from('x') }, gbk))).toEqual(['浩报.png'])
  })

  it('should refuse names that lead out of it, too much in it, lies about sizes, and what is no zip', async () => {
    for (const name of ['../a.png', 'a/../../b.png', '/etc/a.png', '..\\a.png', 'C:\\a.png'])
      await expect(names(zipOf({ [name]: Buffer.from('x') }))).rejects.toThrow('压缩包以外')
    await expect(names(zipOf({ 'a.png': Buffer.alloc(2_000) }))).rejects.toThrow('解开后有')
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`${index}.png`, Buffer.from('x')]))
    await expect(names(zipOf(many), 10_000)).rejects.toThrow('最多 2000 个')
    await expect(names(Buffer.from('no zip at all, only text'))).rejects.toThrow('打不开，可能已损坏')
    const lying = zipOf({ 'a.png': Buffer.alloc(500) })
    // the size that the directory states
    lying.writeUInt32LE(10, lying.indexOf('PK\x01\x02') + 24)
    await expect(names(lying)).rejects.toThrow('打不开，可能已损坏')
  })
})
