import { type Cell, textOf, tidy } from '../cells/cell.ts'
import type { Column } from '../cells/columns.ts'
import { codeHeader, exampleMark } from './library.ts'
import { shortText } from '../../../../site/catalogue/cutText.ts'

/** A sheet of a file, as it was read. */
export interface Sheet {
  name: string
  rows: Cell[][]
}

/** A cell that is wrong, for whoever filled it in. */
export interface Problem {
  sheet: string
  /** As Excel counts; 1 is the line of the headers. */
  row: number
  /** Header of the column. */
  column: string
  /** What stands there, shortened. */
  value: string
  /** What is wrong, what is allowed, what to do. */
  message: string
}

/** A line of a sheet. */
export interface Line {
  row: number
  code: string
  /** Title of the entry that it belongs to, in the sheet of an array. */
  owner: string
  cells: ReadonlyMap<Column, Cell>
  /** Texts for those who cannot see the picture. */
  alts: ReadonlyMap<Column, string>
}

/** What a sheet says. */
export interface Lines {
  lines: Line[]
  /** Columns that the sheet has. */
  columns: ReadonlySet<Column>
  problems: Problem[]
}

/** In the sheet of an array: the title of the entry to which a row belongs. */
export const ownerHeader = '所属条目'

/**
 * Reads the lines of a sheet: its first row names the columns, examples and empty rows are left out.
 * @param pause called between two lines
 */
export async function linesOf(
  sheet: Sheet,
  columns: readonly Column[],
  pause: () => Promise<void> = async () => undefined,
): Promise<Lines> {
  const problems: Problem[] = []
  const byHeader = new Map<string, { column: Column; isAlt: boolean }>()
  for (const column of columns) {
    byHeader.set(column.header, { column, isAlt: false })
    if (column.altHeader !== undefined) byHeader.set(column.altHeader, { column, isAlt: true })
  }
  const headers = (sheet.rows[0] ?? []).map(headerOf)
  const places = new Map<string, number>()
  headers.forEach((header, place) => {
    const complain = (message: string): void =>
      void problems.push({ sheet: sheet.name, row: 1, column: header, value: header, message })
    if (header === '') return
    if (places.has(header)) complain('这一列有两个。请删去一个。')
    else if (header === codeHeader || header === ownerHeader || byHeader.has(header)) places.set(header, place)
    else complain('没有这一列。列名要与模板的一致，请改正或删去这一列；可以下载模板对照。')
  })
  const cellAt = (row: readonly Cell[], header: string): Cell => row[places.get(header) ?? -1] ?? null
  const lines: Line[] = []
  for (const [index, row] of sheet.rows.entries()) {
    if (index === 0) continue
    await pause()
    const code = textOf(cellAt(row, codeHeader))
    if (code === exampleMark || row.every((cell) => textOf(cell) === '')) continue
    const cells = new Map<Column, Cell>()
    const alts = new Map<Column, string>()
    for (const [header, { column, isAlt }] of byHeader) {
      if (!places.has(header)) continue
      if (isAlt) alts.set(column, textOf(cellAt(row, header)))
      else cells.set(column, cellAt(row, header))
    }
    lines.push({ row: index + 1, code, owner: textOf(cellAt(row, ownerHeader)), cells, alts })
  }
  const there = new Set(columns.filter(({ header }) => places.has(header)))
  return { lines, columns: there, problems }
}

/** The template marks what must be filled in with a star. */
function headerOf(cell: Cell): string {
  return tidy(textOf(cell).replace(/[*＊]$/, ''))
}

/** A cell's value as it is shown beside a problem. */
export function shown(cell: Cell): string {
  return shortText(textOf(cell), 60)
}
