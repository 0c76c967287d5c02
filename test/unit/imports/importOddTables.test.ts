import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../cms/features/imports/cells/cell.ts'
import { columnsOf } from '../../../cms/features/imports/cells/columns.ts'
import { fillMerged, type MergedRange, type SheetNotes } from '../../../cms/features/imports/file/mergedCells.ts'
import { paddedText } from '../../../cms/features/imports/file/paddedNumber.ts'
import { readSpreadsheet } from '../../../cms/features/imports/file/spreadsheet.ts'
import { linesOf } from '../../../cms/features/imports/table/sheets.ts'
import { colouredToTheEnd, csvOf, oddWorkbook } from '../../support/oddTables.ts'

const { columns } = columnsOf([
  { name: 'title', type: 'text', label: '名称', required: true },
  { name: 'kind', type: 'text', label: '类别' },
  { name: 'on', type: 'text', label: '日期' },
])
const headers = ['编号', '名称', '类别', '日期']

describe('merged cells', () => {
  const size = { rows: 6, columns: 4 }
  const place = fc.record({ row: fc.nat(size.rows), column: fc.nat(size.columns - 1) })
  const range = fc.tuple(place, fc.nat(8), fc.nat(2)).map(([{ row, column }, down, across]): MergedRange => ({
    startRow: row,
    startCol: column,
    endRow: row + down,
    endCol: column + across,
  }))
  const cells = fc.array(
    fc.array(fc.constantFrom<Cell>(null, '', '甲', '乙', 3), { minLength: size.columns, maxLength: size.columns }),
    { minLength: 1, maxLength: size.rows },
  )

  it('should give each row with something in it the value that Excel shows, and say so; nothing else changes', () => {
    fc.assert(
      fc.property(cells, range, (rows, one) => {
        // Excel keeps the first cell of a merged range alone
        const before = rows.map((row, r) =>
          row.map((cell, c) =>
            (r !== one.startRow || c !== one.startCol) &&
            r >= one.startRow &&
            r <= one.endRow &&
            c >= one.startCol &&
            c <= one.endCol
              ? null
              : cell,
          ),
        )
        const [after, notes]: [Cell[][], SheetNotes] = [before.map((row) => [...row]), new Map()]
        fillMerged(after, [one], notes)
        const value = before[one.startRow]?.[one.startCol] ?? ''
        const isAcross = one.endCol > one.startCol
        for (const [r, row] of before.entries()) {
          const isOwn = row.some((cell) => cell !== null && cell !== '')
          for (const [c, cell] of row.entries()) {
            const isInside =
              !isAcross && value !== '' && c === one.startCol && r > one.startRow && r <= one.endRow && isOwn
            expect(after[r]?.[c]).toBe(isInside ? value : cell)
            const note = notes.get(r)?.get(c)
            if (isInside) expect(note).toEqual({ mark: expect.stringContaining('合并的单元格') })
            else if (isAcross && value !== '' && r === one.startRow && c === one.startCol)
              expect(note).toEqual({
                problem: expect.objectContaining({ bad: expect.stringContaining('合并成了一格') }),
              })
            else expect(note).toBeUndefined()
          }
        }
      }),
    )
  })

  it('should reach each line with its mark, and be refused by name across columns', async () => {
    const file = await oddWorkbook(
      '公告',
      [headers, ['A', '甲', '动态', '2026-10-01'], ['B', '乙', null, null], ['C', '丙', '跨列', null]],
      {
        merges: [
          [1, 2, 2, 2],
          [1, 3, 9, 3],
          [3, 2, 3, 3],
        ],
      },
    )
    const [sheet] = await readSpreadsheet('a.xlsx', file)
    if (sheet === undefined) throw new Error('no sheet')
    const { lines } = await linesOf(sheet, columns)
    const told = lines.map(({ cells, marks }) => columns.map((column) => [cells.get(column), marks.has(column)]))
    expect(lines).toHaveLength(3)
    expect(told[1]).toEqual([
      ['乙', false],
      ['动态', true],
      ['2026-10-01', true],
    ])
    expect(told[2]?.[1]).toEqual([
      { bad: expect.stringContaining('C4:D4 合并成了一格，分不清「跨列」'), advice: expect.any(String) },
      false,
    ])
  })
})

describe('a number that Excel shows with noughts', () => {
  it('should be the text that is shown', async () => {
    const format = fc.integer({ min: 2, max: 9 }).map((noughts) => '0'.repeat(noughts))
    fc.assert(
      fc.property(fc.nat(99_999_999), format, (number, noughts) => {
        const text = paddedText(number, noughts) ?? String(number)
        expect(Number(text)).toBe(number)
        expect(text).toHaveLength(Math.max(noughts.length, String(number).length))
      }),
    )
    expect(paddedText(2_165_538, '000-00000')).toBe('021-65538')
    expect(paddedText(7, '"第"00\\号')).toBe('第07号')
    for (const format of ['General', '0', '0.00', '#,##0', '0%', '@', 'yyyy-mm-dd', '00.0'])
      expect(paddedText(7, format)).toBeUndefined()
    const file = await oddWorkbook('公告', [headers, ['A', 12, 7, '']], { formats: { '1,1': '00000' } })
    const [sheet] = await readSpreadsheet('a.xlsx', file)
    expect(sheet?.rows[1]).toEqual(['A', '00012', 7, ''])
    expect(sheet?.notes?.get(1)?.get(1)).toEqual({ mark: expect.stringContaining('12，按格式显示为 00012') })
  })
})

describe('a sheet that is formatted to its last row', () => {
  it('should be read as far as something stands in it', async () => {
    const [sheet] = await readSpreadsheet('a.xlsx', colouredToTheEnd('公告', [headers, ['A', '甲']]))
    expect(sheet?.rows.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([
      ['编号', '名称'],
      ['A', '甲'],
    ])
    expect((await linesOf(sheet ?? { name: '', rows: [] }, columns)).lines).toHaveLength(1)
  })
})

describe('a CSV', () => {
  it('should be refused with the line where a quote opens that is not closed, whatever stands around it', async () => {
    const plain = fc.stringMatching(/^[歌舞a-z]{1,6}$/)
    const quoted = fc
      .array(fc.constantFrom('歌', ',', '""', '\r\n', 'a'), { maxLength: 4 })
      .map((parts) => `"${parts.join('')}"`)
    const line = fc.array(fc.oneof(plain, quoted), { minLength: 3, maxLength: 3 }).map((cells) => cells.join(','))
    const broken = fc.constantFrom('"没有收尾,公告,1', '甲,"没有收尾,1', '甲,"收尾"了又写,1', '"甲" ,乙,1')
    // in few tables, since each is a thread
    for (const [before, wrong, after] of fc.sample(
      fc.tuple(fc.array(line, { maxLength: 3 }), broken, fc.array(plain, { maxLength: 3 })),
      12,
    )) {
      const text = ['编号,名称,类别', ...before, ''].join('\r\n')
      const file = Buffer.from(text + [wrong, ...after.map((one) => `A,${one},b`)].join('\r\n'))
      const number = text.split('\r\n').length
      await expect(readSpreadsheet('表.csv', file)).rejects.toThrow(`第 ${number} 行的引号没有收尾`)
    }
  })

  it('should name what stands under no header, and mark lines of another length', async () => {
    const file = csvOf('编号,名称*,类别', ',少一格', ',多空格,公告,,', ',多出来,公告,2026-11-22,,多', ',齐,公告')
    const [sheet] = await readSpreadsheet('表.csv', file)
    const { lines, problems } = await linesOf(sheet ?? { name: '', rows: [] }, columns)
    expect(problems).toEqual([
      {
        sheet: '',
        row: 4,
        column: '第 4 列',
        value: '2026-11-22',
        message: expect.stringMatching(/没有列名.*多打的逗号/),
      },
    ])
    expect(lines.map(({ odd }) => odd)).toEqual([
      [expect.stringContaining('少 1 格')],
      [expect.stringContaining('多 2 格空的')],
      [expect.stringContaining('多 3 格')],
      [],
    ])
  })

  it('should keep a bar as a part of the text where there is one column', async () => {
    const [sheet] = await readSpreadsheet('表.csv', csvOf('名称*', '职工|合唱团演出', '工会|舞蹈专场'))
    expect(sheet?.rows.slice(1)).toEqual([['职工|合唱团演出'], ['工会|舞蹈专场']])
  })
})
