import { hintOf } from '../cells/hints.ts'
import type { Names } from '../cells/names.ts'
import { valueAt } from '../cells/paths.ts'
import { writeCell } from '../cells/writeCell.ts'
import type { NewSheet } from './order.ts'
import { ownerHeader } from './sheets.ts'
import type { Column, Kind } from '../cells/columns.ts'
import { codeHeader, exampleMark, guideSheet, headersOf, type Library } from './library.ts'

type Row = (string | number)[]

/** Longest list of words that Excel takes for a choice. */
const longestList = 250

/** Sheets without rows: the library, and one for each of its arrays. */
export function emptySheets(library: Library): NewSheet[] {
  return [
    sheetOf(library.label, library.columns, []),
    ...library.arrays.map(({ label, columns }) => sheetOf(label, columns, [ownerHeader])),
  ]
}

/** Adds a document to the sheets. An entry of before there were codes is named by its id. */
export function addDocument(
  sheets: readonly NewSheet[],
  library: Library,
  document: Record<string, unknown>,
  names: Names,
): void {
  const code = String(document['code'] || document['id'])
  sheets[0]?.rows.push([code, ...cellsOf(library.columns, document, names)])
  library.arrays.forEach(({ name, columns }, index) => {
    const rows = document[name]
    if (!Array.isArray(rows)) return
    const title = String(document[library.title] ?? '')
    for (const row of rows) sheets[index + 1]?.rows.push([code, title, ...cellsOf(columns, row, names)])
  })
}

/** What is filled in to begin with: headers, an example that an import leaves out, and the guide. */
export function templateSheets(library: Library): NewSheet[] {
  const sheets = emptySheets(library)
  sheets[0]?.rows.push([exampleMark, ...library.columns.flatMap(exampleCells)])
  library.arrays.forEach(({ columns }, index) => {
    sheets[index + 1]?.rows.push([exampleMark, exampleOf(titleColumn(library)), ...columns.flatMap(exampleCells)])
  })
  return [...sheets, guide(library)]
}

function cellsOf(columns: readonly Column[], owner: unknown, names: Names): Row {
  return columns.flatMap((column) => {
    const cell = writeCell(column, valueAt(owner, column.path), names)
    return column.altHeader === undefined ? [cell] : [cell, '']
  })
}

function sheetOf(name: string, columns: readonly Column[], extra: readonly string[]): NewSheet {
  const [code = '', ...headers] = headersOf(columns)
  const all = [code, ...extra, ...headers]
  const byHeader = new Map(columns.map((column) => [column.header, column]))
  return {
    name,
    rows: [all.map((header) => (byHeader.get(header)?.isRequired === true ? `${header}*` : header))],
    widths: all.map((header) =>
      byHeader.get(header)?.kind === 'body' ? 60 : Math.min(Math.max(header.length * 2 + 2, 12), 36),
    ),
    lists: all.flatMap((header, column) => {
      const found = byHeader.get(header)
      const words = found?.kind === 'yesNo' ? ['是', '否'] : found?.kind === 'choice' ? [...found.choices.values()] : []
      return words.length > 0 && words.join(',').length <= longestList ? [{ column, words }] : []
    }),
    marked: all.flatMap((header, column) => (byHeader.get(header)?.isRequired === true ? [column] : [])),
  }
}

function guide(library: Library): NewSheet {
  const rows: Row[] = [
    ['怎样填写', '', '', ''],
    ['', '第一行是列名，请不要改；带 * 的列新建时必填。不用的列可以整列删去，删去的列不会改动。', '', ''],
    ['', `“${codeHeader}”写“${exampleMark}”的行只供参考，导入时跳过。`, '', ''],
    ['', `“${codeHeader}”与库中相同的行修改那一条；留空或库中没有的编号新建一条。`, '', ''],
    ['', '有这一列而格子留空，就是清空这一项；编号列留空时由系统编号。', '', ''],
    [
      '',
      `场次、节目单等写在各自的工作表里，一行一个，用“${codeHeader}”（新的一条还没有编号时用“${ownerHeader}”）写明属于哪一条；没有写到的条目保持原样，只写编号、其余留空就是清空。`,
      '',
      '',
    ],
    ['', '', '', ''],
    ['工作表', '列', '必填', '可以填什么'],
  ]
  const describe = (sheet: string, columns: readonly Column[]): void => {
    for (const column of columns) {
      rows.push([sheet, column.header, column.isRequired ? '是' : '', hintOf(column)])
      if (column.altHeader !== undefined)
        rows.push([
          sheet,
          column.altHeader,
          '',
          '给看不见图片的人听的一句话，最多 120 字；留空时用这一条的名称。只用于压缩包里的图片',
        ])
    }
  }
  describe(library.label, library.columns)
  for (const { label, columns } of library.arrays) describe(label, columns)
  return { name: guideSheet, rows, widths: [16, 32, 8, 100], lists: [], marked: [] }
}

function exampleCells(column: Column): Row {
  return column.altHeader === undefined ? [exampleOf(column)] : [exampleOf(column), '图上有什么，一句话']
}

function exampleOf(column: Column | undefined): string | number {
  if (column === undefined) return ''
  const { admin } = column.field as { admin?: { placeholder?: unknown } }
  const placeholder = typeof admin?.placeholder === 'string' ? admin.placeholder.replace(/^例如：/, '') : ''
  if (placeholder !== '') return placeholder
  const words = [...column.choices.values()]
  const isEnd = column.path.at(-1) === 'end'
  const examples: Partial<Record<Kind, string>> = {
    day: '2026-11-22',
    moment: isEnd ? '2026-11-22 21:00' : '2026-11-22 19:30',
    choice: words[0] ?? '',
    choices: words.slice(0, 2).join('；'),
    yesNo: '否',
    picture: '图片.jpg',
    pictures: '图片1.jpg；图片2.jpg',
    body: '第一段。\n第二段。',
  }
  return examples[column.kind] ?? ''
}

function titleColumn({ columns, title }: Library): Column | undefined {
  return columns.find(({ path }) => path.length === 1 && path[0] === title)
}
