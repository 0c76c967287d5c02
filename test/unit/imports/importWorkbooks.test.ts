import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type CellObject, read, SSF, utils, type WorkBook } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, isBad } from '../../../cms/features/imports/cells/cell.ts'
import { readSpreadsheet } from '../../../cms/features/imports/file/spreadsheet.ts'
import { WorkbookParts } from '../../../cms/features/imports/file/workbookParts.ts'
import type { Sheet } from '../../../cms/features/imports/table/sheets.ts'

const folder = path.resolve('test/support/workbooks')
const refused = ['lost-strings.xlsx', 'sheet-by-other-prefix.xlsx', 'string-beyond-last.xlsx', 'utf-16.xlsx']
const files = (await readdir(folder)).filter((name) => name.endsWith('.xlsx') && !refused.includes(name))

/** Where the second reader is wrong, or reads what cannot be told: a yes or no without a value, readings in a text. */
const ofSecondReader: Readonly<Record<string, readonly string[]>> = {
  'blank-typed-cells.xlsx': ['Sheet1!A2'],
  'inline-readings.xlsx': ['Sheet1!A1'],
}

const dayMs = 86_400_000
const bad = 'not to be known'

async function rowsOf(name: string): Promise<Sheet[]> {
  return readSpreadsheet(name, await readFile(path.join(folder, name)))
}

/** Cells with something in them, as text with its kind, by sheet and place. */
function shownCells(sheets: readonly Sheet[]): Map<string, string> {
  return new Map(
    sheets.flatMap(({ name, rows }) =>
      rows.flatMap((cells, r) =>
        cells.flatMap((cell, c): [string, string][] =>
          cell === null || cell === '' ? [] : [[`${name}!${utils.encode_cell({ r, c })}`, shown(cell)]],
        ),
      ),
    ),
  )
}

function shown(cell: Cell): string {
  if (cell === null) return ''
  if (isBad(cell)) return bad
  if (cell instanceof Date) return `date ${new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString()}`
  return `${typeof cell} ${typeof cell === 'string' ? cell.replaceAll('\r\n', '\n') : String(cell)}`
}

/** The same of the second reader, of the sheets that are shown and have cells. */
function cellsOfSecond({ SheetNames, Sheets, Workbook }: WorkBook): Map<string, string> {
  const is1904 = Workbook?.WBProps?.date1904 === true
  return new Map(
    SheetNames.flatMap((name, index) => {
      const sheet = Sheets[name]
      if (sheet === undefined || sheet['!type'] === 'chart' || Workbook?.Sheets?.[index]?.Hidden !== 0) return []
      return Object.entries(sheet).flatMap(([place, cell]): [string, string][] => {
        const text = place.startsWith('!') ? '' : shownBySecond(cell as CellObject, is1904)
        return text === '' ? [] : [[`${name.trim()}!${place}`, text]]
      })
    }),
  )
}

function shownBySecond({ t, v, f, z }: CellObject, is1904: boolean): string {
  if (t === 'e' || (t === 'z' && f !== undefined)) return bad
  if (t === 'z' || v === '' || v === undefined) return ''
  if (typeof v !== 'number' || z === undefined || !SSF.is_date(String(z))) return shown(v)
  // Excel has a 29th of February 1900, so days before it are one further on
  const days = is1904 ? v + 1462 : v < 60 ? v + 1 : v
  return days > 2_958_466 ? bad : shown(new Date(Date.UTC(1899, 11, 30) + Math.round(days * dayMs)))
}

describe('workbooks of other programs', () => {
  it.each(files)('should be read as a second reader reads them: %s', async (name) => {
    const second = cellsOfSecond(read(await readFile(path.join(folder, name)), { cellNF: true, sheetStubs: true }))
    const cells = shownCells(await rowsOf(name))
    expect(cells.size).toBeGreaterThan(0)
    for (const place of ofSecondReader[name] ?? []) {
      expect(cells.get(place)).not.toBe(second.get(place))
      second.delete(place)
      cells.delete(place)
    }
    expect(Object.fromEntries(cells)).toEqual(Object.fromEntries(second))
  })

  it('should give texts without readings, results of formulas, and dates', async () => {
    const [sheet] = await rowsOf('excel.xlsx')
    const at = (text: string) => new Date(`${text}Z`)
    expect(sheet?.rows.slice(0, 4)).toEqual([
      ['编号', '名称', null, null, null, null, null],
      [
        '東京',
        '花 街 春',
        at('2026-11-27T00:00'),
        at('2026-11-27T19:30'),
        at('2026-11-27T23:59:59'),
        at('1899-12-31T09:00'),
        '第一行\n第二行',
      ],
      ['\r回车_x0041_', ' ', `<b>&"'歌`, 46354, 92708, '東京x', ''],
      [null, null, null, true, 0.0002, { bad: '这一格是 Excel 的错误值 #DIV/0!' }, false],
    ])
  })

  it('should leave out sheets that are hidden, and those of a chart alone', async () => {
    expect((await rowsOf('openpyxl.xlsx')).map(({ name }) => name)).toEqual(['演出库', '空表'])
    expect((await rowsOf('xlsxwriter.xlsx')).map(({ name }) => name)).toEqual(['演出库', '二'])
    expect((await rowsOf('wps.xlsx')).map(({ name }) => name)).toEqual(['作品库'])
  })

  it('should leave a cell empty that has a kind and no value', async () => {
    expect((await rowsOf('blank-typed-cells.xlsx'))[0]?.rows).toEqual([
      ['编号', null, null, null, null],
      [null, null, '花街', null, ''],
    ])
  })

  it('should say what is wrong with a number that is no date, and with a text among readings', async () => {
    expect((await rowsOf('wps.xlsx'))[0]?.rows[2]?.[2]).toEqual({ bad: expect.stringContaining('日期格式') })
    expect((await rowsOf('inline-readings.xlsx'))[0]?.rows).toEqual([
      [{ bad: expect.stringContaining('注音') }, '京都'],
    ])
  })

  it.each(refused)('should be refused when something in them cannot be read: %s', async (name) => {
    await expect(rowsOf(name)).rejects.toThrow(`「${name}」里有内容读不出来`)
  })
})

describe('the parts of a workbook', () => {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Target="${target}" Id='${id}' Type="http://purl.oclc.org/ooxml/officeDocument/relationships/${type}"/>`
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships>${relation('a', 'officeDocument', '/xl/book/Buch.xml')}</Relationships>`,
    'xl/book/Buch.xml': `<?xml version="1.0"?><x:workbook xmlns:x="a"><x:sheets><x:sheet name="一" r:id="b"/><x:sheet name='二' state="hidden" r:id="c"/></x:sheets></x:workbook>`,
    'xl/book/_rels/Buch.xml.rels': `${relation('b', 'worksheet', '../s1.xml')}${relation('c', 'chartsheet', 'c.xml')}${relation('d', 'sharedStrings', './t.xml')}`,
    'xl/s1.xml': `<row r="7"><c t="s"><v>1</v></c><c t="s"/><c r="AB7" t="b">\n<v/></c></row><row><c t="d"><v>2026-11-27</v></c><c t="inlineStr"><is><t>${'歌'.repeat(9)}</t><rPh sb="0"><t>か</t></rPh></is></c><c t="s"><v/></c></row>`,
    'xl/book/t.xml': '<sst><si><t>a</t></si><si/></sst>',
  }

  it('should be known whatever the pieces are in which they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1 }), (sizes) => {
        const workbook = new WorkbookParts()
        for (const [part, text] of Object.entries(parts)) {
          const [take, data] = [workbook.look(part), Buffer.from(text)]
          for (let at = 0, turn = 0; at < data.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1
            take(data.subarray(at, at + size))
            at += size
          }
        }
        const { sheets, isWhole } = workbook.structure()
        expect(isWhole).toBe(true)
        expect(sheets.map(({ isTable }) => isTable)).toEqual([true, false])
        expect(sheets[0]?.notes).toMatchObject({
          empty: new Set(['6,1', '6,27', '7,2']),
          withDates: new Set(['7,0']),
          withReadings: new Set(['7,1']),
          lastString: 1,
        })
      }),
    )
  })
})
