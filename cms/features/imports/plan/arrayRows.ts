import type { ArrayTable, Column } from '../cells/columns.ts'
import { textOf } from '../cells/cell.ts'
import { codeKey } from '../cells/codeKey.ts'
import { codeHeader, type Library } from '../table/library.ts'
import { type Line, linesOf, ownerHeader, type Problem, type Sheet } from '../table/sheets.ts'

/** The rows of an array, by the line of the entry to which they belong. An entry that no row names keeps its own. */
export interface RowsOf {
  array: ArrayTable
  sheet: string
  columns: ReadonlySet<Column>
  of: ReadonlyMap<Line, Line[]>
}

/**
 * Finds the rows of every array of which the file has a sheet. A row names its entry by the code, or where that has
 * none yet by the title. A row with nothing beside that empties the array.
 */
export async function matchRows(
  library: Library,
  sheets: readonly Sheet[],
  entries: readonly Line[],
  titleOf: (line: Line) => string,
  problems: Problem[],
  pause: () => Promise<void>,
): Promise<RowsOf[]> {
  const byCode = new Map(entries.map((line) => [codeKey(line.code), line]))
  byCode.delete('')
  const byTitle = Map.groupBy(entries, titleOf)
  const all: RowsOf[] = []
  for (const array of library.arrays) {
    const sheet = sheets.find(({ name }) => name === array.label)
    if (sheet === undefined) continue
    const { lines, columns, problems: found } = await linesOf(sheet, array.columns, pause)
    problems.push(...found)
    const of = new Map<Line, Line[]>()
    for (const row of lines) {
      await pause()
      const entry = owner(row)
      if (typeof entry === 'string') {
        const column = row.code === '' ? ownerHeader : codeHeader
        problems.push({ sheet: sheet.name, row: row.row, column, value: row.code || row.owner, message: entry })
        continue
      }
      const rows = of.get(entry) ?? []
      of.set(entry, rows)
      if ([...row.cells.values()].some((cell) => textOf(cell) !== '')) rows.push(row)
    }
    all.push({ array, sheet: sheet.name, columns, of })
  }
  return all

  function owner({ code, owner: title }: Line): Line | string {
    if (code !== '') {
      return (
        byCode.get(codeKey(code)) ?? `「${library.label}」表里没有编号是「${code}」的一行。请核对编号，或补上那一行。`
      )
    }
    if (title === '') return `没有写明属于哪一条。请填“${codeHeader}”，新的一条还没有编号时填“${ownerHeader}”。`
    const [entry, ...others] = byTitle.get(title) ?? []
    if (entry === undefined) return `「${library.label}」表里没有叫「${title}」的一行。请核对名称，或改填编号。`
    if (others.length > 0)
      return `「${library.label}」表里有 ${others.length + 1} 行叫「${title}」。请在两处填同一个编号。`
    return entry
  }
}
