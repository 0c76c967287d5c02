import type { PrintedCell, PrintedSheet } from '../../imports/table/order.ts'
import type { Paper, PaperCell } from './layOut.ts'
import { lineText } from './lineText.ts'
import { placed } from './placed.ts'

/** Widths of columns in characters of Latin letters: of words, and of numbers on a wide and on a narrow page. */
const [wordsWidth, narrowWidth, wideWidth] = [20, 6.5, 14] as const
/** Heights of rows, in points. */
const [titleHeight, lineHeight, rowHeight] = [44, 24, 24] as const

/** A form as a sheet of a workbook, in the shape of its original. @param name of the sheet, unlike all others */
export function printed(paper: Paper, name: string): PrintedSheet {
  const { title, above, below, columns, isLandscape, rows } = paper
  const cells: PrintedCell[] = []
  const heights: number[] = []
  const whole = (value: string, look: 'title' | 'line', height: number): void => {
    cells.push({ row: heights.length, column: 0, across: columns, down: 1, value, look })
    heights.push(height)
  }
  whole(title, 'title', titleHeight)
  for (const entries of above) whole(lineText(entries), 'line', lineHeight)
  const first = heights.length
  for (const cell of placed(paper)) cells.push(printedCell(cell, cell.row + first, cell.column))
  heights.push(...rows.map(() => rowHeight))
  for (const entries of below) whole(lineText(entries), 'line', lineHeight)
  const width = isLandscape ? narrowWidth : wideWidth
  const hasNames = isLandscape && columns > 1
  return {
    ...{ name, isLandscape, heights, cells },
    widths: Array.from({ length: columns }, (_, column) => (hasNames && column === 0 ? wordsWidth : width)),
  }
}

function printedCell(
  { text, number, decimals, across, down, isHead }: PaperCell,
  row: number,
  column: number,
): PrintedCell {
  const look = isHead ? 'head' : 'cell'
  const format = decimals > 0 ? `0.${'0'.repeat(decimals)}` : '0'
  return { row, column, across, down, value: number ?? text, look, ...(number !== undefined && { format }) }
}
