import type { PrintedCell, PrintedSheet } from '../../imports/table/order.ts'
import type { Paper, PaperCell } from './layOut.ts'
import { lineText } from './lineText.ts'
import { placed } from './placed.ts'

/** Width of a whole page in characters of Latin letters: lying and standing. */
const [wide, narrow] = [140, 90] as const
/** Heights of rows, in points. */
const [titleHeight, lineHeight, rowHeight] = [44, 24, 24] as const

/** A form as a sheet of a workbook, in the shape of its original. @param name of the sheet, unlike all others */
export function printed(paper: Paper, name: string): PrintedSheet {
  const { title, above, below, columns, weights, isLandscape, rows } = paper
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
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return {
    ...{ name, isLandscape, heights, cells },
    widths: weights.map((weight) => ((isLandscape ? wide : narrow) * weight) / total),
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
