import { writeXlsx } from 'hucre/xlsx'
import { zipOf } from './zipOf.ts'

type Value = string | number | Date | null

/** What is odd about a sheet. */
interface Odd {
  /** Ranges of cells that are one, rows and columns from 0, both ends within. */
  merges?: [startRow: number, startCol: number, endRow: number, endCol: number][]
  /** Formats of numbers, by row and column. */
  formats?: Record<string, string>
}

/** A workbook of one sheet as Excel would keep it: with merged cells, numbers and formats. */
export async function oddWorkbook(name: string, rows: Value[][], { merges = [], formats = {} }: Odd = {}) {
  return writeXlsx({
    sheets: [
      {
        name,
        rows,
        merges: merges.map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol })),
        cells: new Map(Object.entries(formats).map(([place, numFmt]) => [place, { style: { numFmt } }])),
      },
    ],
  })
}

/** A CSV as Excel saves it. */
export function csvOf(...lines: string[]): Uint8Array {
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
}

/** A workbook whose last cell of all is coloured and empty, as it becomes when a whole column is formatted. */
export function colouredToTheEnd(name: string, rows: string[][]): Buffer {
  const cell = (text: string, column: number, row: number): string =>
    `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`
  const data = rows.map(
    (row, index) => `<row r="${index + 1}">${row.map((text, column) => cell(text, column, index + 1)).join('')}</row>`,
  )
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}">${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${data.join('')}<row r="1048576"><c r="B1048576" s="0"></c><c r="C1048576" t="s"><v></v></c></row></sheetData></worksheet>`,
  }
  return zipOf(Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, Buffer.from(text)])))
}
