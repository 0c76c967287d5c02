import { type Cell, type CellNote, isBad, textOf, tidy } from '../cells/cell.ts'
import { writtenCode } from '../cells/codeKey.ts'
import type { Column } from '../cells/columns.ts'
import { codeHeader, exampleMark } from './library.ts'
import { shortText } from '../../../../site/catalogue/cutText.ts'

/** A sheet of a file, as it was read. */
export interface Sheet {
  name: string
  rows: Cell[][]
  /** What is to be known of cells beside their values, by row and column, both from 0. */
  notes?: ReadonlyMap<number, ReadonlyMap<number, CellNote>>
  /** Whether each row has as many cells as its line was given, as in a CSV. */
  isRagged?: boolean
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
  /** What was made of cells before they were read, in Chinese. */
  marks: ReadonlyMap<Column, string>
  /** What is odd about the line as a whole, in Chinese. */
  odd: readonly string[]
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
  const lines: Line[] = []
  for (const [index, row] of sheet.rows.entries()) {
    const complain = (column: string, cell: Cell, message: string): void =>
      void problems.push({ sheet: sheet.name, row: index + 1, column, value: shown(cell), message })
    const notes = sheet.notes?.get(index)
    const problemAt = (place: number): Cell | undefined => {
      const note = notes?.get(place)
      return note !== undefined && 'problem' in note ? note.problem : undefined
    }
    const cellAt = (header: string): Cell => {
      const place = places.get(header) ?? -1
      return problemAt(place) ?? row[place] ?? null
    }
    if (index === 0) {
      for (const [place, cell] of row.entries()) {
        const bad = problemAt(place) ?? cell
        if (isBad(bad)) complain(headers[place] ?? '', cell, `${bad.bad}。列名要一格一个，请改正。`)
      }
      continue
    }
    await pause()
    const code = cellAt(codeHeader)
    if (textOf(code) === exampleMark || row.every((cell) => textOf(cell) === '')) continue
    for (const header of [codeHeader, ownerHeader]) {
      const cell = cellAt(header)
      if (isBad(cell)) complain(header, row[places.get(header) ?? -1] ?? null, `${cell.bad}。请改成填好的值，或留空。`)
    }
    const beyond = row.findIndex((cell, place) => (headers[place] ?? '') === '' && textOf(cell) !== '')
    if (beyond !== -1) complain(`第 ${beyond + 1} 列`, row[beyond] ?? null, beyondHeaders)
    const cells = new Map<Column, Cell>()
    const alts = new Map<Column, string>()
    const marks = new Map<Column, string>()
    for (const [header, { column, isAlt }] of byHeader) {
      const place = places.get(header)
      if (place === undefined) continue
      if (isAlt) alts.set(column, textOf(cellAt(header)))
      else cells.set(column, cellAt(header))
      const note = notes?.get(place)
      if (note !== undefined && 'mark' in note) marks.set(column, note.mark)
    }
    lines.push({
      row: index + 1,
      code: writtenCode(textOf(code)),
      owner: textOf(cellAt(ownerHeader)),
      cells,
      alts,
      marks,
      odd: sheet.isRagged === true ? raggedness(row.length, headers.length) : [],
    })
  }
  const there = new Set(columns.filter(({ header }) => places.has(header)))
  return { lines, columns: there, problems }
}

const beyondHeaders =
  '这一格上面没有列名，不知道是哪一项。请删去，或把内容移到有列名的列里；若是 CSV，请检查这一行有没有多打的逗号（文字里的逗号，要给整格加上引号）。'

/** What is odd about a line of a CSV that has more or fewer cells than there are headers. */
function raggedness(cells: number, headers: number): string[] {
  if (cells === headers) return []
  const than = cells > headers ? `比列名多 ${cells - headers} 格空的` : `比列名少 ${headers - cells} 格`
  return [`这一行${than}，请核对有没有多打或漏打分隔符，各项有没有错位`]
}

/** The template marks what must be filled in with a star. */
function headerOf(cell: Cell): string {
  return tidy(textOf(cell).replace(/[*＊]$/, ''))
}

/** A cell's value as it is shown beside a problem. */
export function shown(cell: Cell): string {
  return shortText(textOf(cell), 60)
}
