import { type Cell, type CellNote, textOf } from '../cells/cell.ts'

/** A range of cells that are shown as one; rows and columns from 0, both ends within. */
export interface MergedRange {
  startRow: number
  startCol: number
  endRow: number
  endCol: number
}

/** What is to be known of cells, by row and column, both from 0. */
export type SheetNotes = Map<number, Map<number, CellNote>>

/** Notes something of a cell. */
export function noteCell(notes: SheetNotes, row: number, column: number, note: CellNote): void {
  const ofRow = notes.get(row) ?? new Map<number, CellNote>()
  notes.set(row, ofRow)
  ofRow.set(column, note)
}

/**
 * Gives every cell of a merged range what Excel shows there. Down a column that is the value of the first one, in each row
 * that has something of its own; across columns nobody can tell of which the value is, so it is refused.
 * @param rows are changed
 * @param notes are added to
 * @param onFill told of each cell that is filled, so that it can be counted; rows and columns from 0
 */
export function fillMerged(
  rows: Cell[][],
  ranges: readonly MergedRange[],
  notes: SheetNotes,
  onFill: (row: number, column: number, characters: number) => void = () => undefined,
): void {
  const filled: { row: number; column: number; value: Cell }[] = []
  for (const { startRow, startCol, endRow, endCol } of ranges) {
    const value = rows[startRow]?.[startCol] ?? null
    if (textOf(value) === '') continue
    if (endCol > startCol) {
      const across = `${nameOf(startRow, startCol)}:${nameOf(endRow, endCol)}`
      const bad = `${across} 合并成了一格，分不清「${textOf(value).slice(0, 20)}」是哪一列的`
      noteCell(notes, startRow, startCol, { problem: { bad, advice: '请取消合并，一格只填一列的内容' } })
      continue
    }
    for (let row = startRow + 1; row <= Math.min(endRow, rows.length - 1); row++) {
      onFill(row, startCol, textOf(value).length)
      filled.push({ row, column: startCol, value })
    }
  }
  const isOwn = (cells: readonly Cell[]): boolean => cells.some((cell) => textOf(cell) !== '')
  const own = new Set(filled.flatMap(({ row }) => (isOwn(rows[row] ?? []) ? [row] : [])))
  for (const { row, column, value } of filled) {
    const cells = rows[row]
    if (cells === undefined || !own.has(row)) continue
    while (cells.length < column) cells.push(null)
    cells[column] = value
    noteCell(notes, row, column, { mark: '合并的单元格，取的是合并的那一格的值' })
  }
}

/** As Excel names a place: A1. */
function nameOf(row: number, column: number): string {
  const letters = (number: number): string =>
    (number >= 26 ? letters(Math.floor(number / 26) - 1) : '') + String.fromCharCode(65 + (number % 26))
  return `${letters(column)}${row + 1}`
}
