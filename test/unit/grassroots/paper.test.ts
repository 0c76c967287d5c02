import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import mammoth from 'mammoth'
import { expect, it } from 'vitest'
import { cellKey, type FormTemplate, formTemplate, layouts, measures } from '../../../cms/content/campaigns/template.ts'
import { templates } from '../../../cms/content/campaigns/templates.ts'
import { layOut, type Paper } from '../../../cms/features/grassroots/paper/layOut.ts'
import { paperPdf } from '../../../cms/features/grassroots/paper/paperPdf.ts'
import { placed } from '../../../cms/features/grassroots/paper/placed.ts'
import { printed } from '../../../cms/features/grassroots/paper/printed.ts'
import { sheetNames } from '../../../cms/features/grassroots/paper/sheetNames.ts'
import { wordFile } from '../../../cms/features/grassroots/paper/wordFile.ts'
import { paperAnswer, workbookAnswer } from '../../../cms/features/grassroots/paper/download.ts'
import { rollUpSheets } from '../../../cms/features/grassroots/returns/rollUpSheets.ts'
import { writePrinted } from '../../../cms/features/imports/file/spreadsheet.ts'
import { deliveryKinds, valuesOf } from '../../../site/catalogue/vocabulary.ts'

const kinds = valuesOf(deliveryKinds).slice(0, 5)
const values = {
  [cellKey('film', 'sessions', 'online')]: 3,
  [cellKey('film', 'sessions', 'offline')]: 4,
  [cellKey('film', 'sessions', 'county')]: 5,
  [cellKey(undefined, 'coverage', 'online')]: 12_345,
}
const papers: Paper[] = [
  layOut(templates.byLevel, kinds, [{ name: '汝州市总工会', values }], { '填报单位（盖章）': '汝州市总工会' }),
  layOut(templates.byChannel, kinds, [{ name: '沁阳市总工会', values }], {}),
  layOut(templates.coverage, [], [{ name: '沁阳市总工会', values }], {}),
]
const textsOf = ({ rows }: Paper): string[][] => rows.map((cells) => cells.map(({ text }) => text))

it('should have the heads of the originals, and the numbers beneath them', () => {
  const [byLevel, byChannel, coverage] = papers.map(textsOf)
  expect(byLevel?.[0]).toEqual(['单位', '送文艺', '送电影', '送书画', '送培训', '送讲座'])
  expect(byLevel?.[1]?.slice(0, 2)).toEqual(['场次', '参加人数'])
  expect(byLevel?.[2]?.slice(0, 6)).toEqual(['县', '市区', '基层', '县', '市区', '基层'])
  expect(byLevel?.[3]?.slice(0, 9)).toEqual(['汝州市总工会', '0', '0', '0', '0', '0', '0', '5', '0'])
  expect(byChannel?.[0]).toEqual(['', '线上', '线下', '合计'])
  expect(byChannel?.[3]).toEqual(['送电影', '场次', '3', '4', '7'])
  expect(coverage?.[0]).toEqual(['活动场次（场）', '覆盖人数（万人次）', '媒体报道（篇次）'])
  expect(coverage?.[2]).toEqual(['0', '0', '1.23', '0.00', '0'])
})

it('should have a cell at each place of any form, and none twice', () => {
  const measure = (key: keyof typeof measures) =>
    fc.record({
      key: fc.constant(key),
      label: fc.constant(measures[key]),
      inTenThousands: fc.boolean(),
      decimals: fc.nat({ max: 4 }),
      isSplit: fc.boolean(),
    })
  const template: fc.Arbitrary<FormTemplate> = fc.record({
    title: fc.constant('统计表'),
    layout: fc.constantFrom(...valuesOf(layouts)),
    split: fc.constantFrom('level' as const, 'channel' as const),
    hasSum: fc.boolean(),
    measures: fc
      .subarray(valuesOf(measures), { minLength: 1 })
      .chain((keys) => fc.tuple(...keys.map(measure)))
      .map((all) => [...all]),
    above: fc.constant([]),
    below: fc.constant([]),
  })
  const some = fc.subarray([...valuesOf(deliveryKinds)], { minLength: 1 })
  fc.assert(
    fc.property(template, some, fc.integer({ min: 1, max: 4 }), (form, ofKinds, units) => {
      expect(formTemplate.safeParse(form).error).toBeUndefined()
      const paper = layOut(
        form,
        ofKinds,
        Array.from({ length: units }, (_, index) => ({ name: `${index}`, values: {} })),
        {},
      )
      const places = placed(paper).flatMap(({ row, column, across, down }) =>
        Array.from({ length: across * down }, (_, at) => `${row + Math.floor(at / across)},${column + (at % across)}`),
      )
      expect(new Set(places).size).toBe(places.length)
      expect(places).toHaveLength(paper.rows.length * paper.columns)
    }),
  )
})

it('should be a workbook of numbers that add up, with the merged heads of the original', async () => {
  const book = xlsx.read(await writePrinted(papers.map((paper, index) => printed(paper, `表${index + 1}`))))
  expect(book.SheetNames).toEqual(['表1', '表2', '表3'])
  const sheet = book.Sheets['表2'] ?? {}
  const merges = (sheet['!merges'] ?? []).map((range) => xlsx.utils.encode_range(range))
  // the title over all columns, the empty corner over two, a kind over its two rows
  expect(merges).toEqual(expect.arrayContaining(['A1:E1', 'A4:B4', 'A5:A6', 'A7:A8']))
  const cell = (place: string): xlsx.CellObject | undefined => sheet[place] as xlsx.CellObject | undefined
  expect([cell('A7')?.v, cell('B7')?.v, cell('E7')]).toEqual([
    '送电影',
    '场次',
    expect.objectContaining({ t: 'n', v: 7 }),
  ])
  expect(book.Sheets['表3']?.['C6']).toMatchObject({ t: 'n', v: 1.23, w: '1.23' })
})

it('should be a Word file with the same table', async () => {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await wordFile(papers, '某总工会')) })
  expect(value).toContain('填报单位（盖章）：汝州市总工会')
  expect(value.match(/<table>/g)).toHaveLength(3)
  expect(value).toMatch(/rowspan="2"[^>]*>(?:<p>)?(?:<strong>)?送电影/)
  expect(value).toMatch(/colspan="6"[^>]*>(?:<p>)?(?:<strong>)?送文艺/)
})

it('should be a PDF of a page for each form, and of more where a table is long', async () => {
  const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
  expect(pages(await paperPdf(papers, '某总工会'))).toBe(3)
  const units = Array.from({ length: 40 }, (_, index) => ({ name: `第 ${index} 个单位工会联合会`, values }))
  expect(pages(await paperPdf([layOut(templates.byLevel, kinds, units, {})], '某总工会'))).toBe(3)
})

it('should name each sheet as a spreadsheet takes it, and none like another', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ maxLength: 50, unit: 'binary' }).filter((text) => text.isWellFormed()),
        { maxLength: 12 },
      ),
      (units) => {
        const names = sheetNames(units, ['汇总'])
        expect(new Set(['汇总', ...names].map((name) => name.toLowerCase())).size).toBe(units.length + 1)
        expect(names.filter((name) => !/^[^\\/?*[\]:']{1,31}$/s.test(name) || !name.isWellFormed())).toEqual([])
      },
    ),
  )
  expect(sheetNames(['一小/分校', '一小/分校', '汇总', ''], ['汇总'])).toEqual([
    '一小 分校',
    '一小 分校 2',
    '汇总 2',
    '单位',
  ])
})

it('should say on the sheet of the sum how many units have no sheet of their own, and leave none out of the sum', () => {
  const template = templates.byChannel
  const row = (name: string, depth: number, state: 'draft' | 'submitted') => ({
    name,
    depth,
    state,
    own: values,
    values,
  })
  const rows = [row('市', 0, 'draft'), ...['甲', '乙', '丙'].map((name) => row(name, 1, 'submitted'))]
  const textsIn = (most?: number) => {
    const sheets = rollUpSheets(template, kinds, rows, most)
    const [sum] = sheets
    return { names: sheets.map(({ name }) => name), text: (sum?.cells ?? []).map(({ value }) => value).join(' ') }
  }
  expect([template.layout, textsIn().names]).toEqual(['down', ['汇总', '甲', '乙', '丙']])
  expect(textsIn().text).not.toContain('没有附')
  expect(textsIn(2).names).toEqual(['汇总', '甲', '乙'])
  expect(textsIn(2).text).toContain('3 个单位报送，后面只附了 2 个单位的表，还有 1 个没有附')
})

it('should be laid out and written for one at a time where everybody else is answered, and for two in a thread', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  let begun = 0
  const make = async () => {
    begun += 1
    await promise
    const [paper] = papers
    if (paper === undefined) throw new Error('there is none')
    return { paper, name: '表', author: '工会', sheets: [printed(paper, '表')] }
  }
  const codeOf = async (answer: Promise<Response>): Promise<string | undefined> =>
    answer.then(
      () => 'done',
      (error: unknown) => (error as { data?: { code?: string } }).data?.code,
    )
  const first = paperAnswer('a', 'docx', make)
  expect(await codeOf(paperAnswer('a', 'pdf', make))).toBe('own-paper-under-way')
  expect(await codeOf(paperAnswer('b', 'pdf', make))).toBe('papers-of-others-under-way')
  const books = [paperAnswer('b', 'xlsx', make), workbookAnswer('c', make)]
  expect(await codeOf(workbookAnswer('d', make))).toBe('papers-of-others-under-way')
  // nothing is read or laid out for whoever is refused
  expect(begun).toBe(3)
  resolve(undefined)
  for (const answer of [first, ...books]) expect((await answer).status).toBe(200)
})
