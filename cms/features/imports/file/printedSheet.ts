import type { Cell, CellStyle, MergeRange, WriteSheet } from 'hucre'
import type { PrintedCell, PrintedSheet } from '../table/order.ts'

const side = { style: 'thin', color: { rgb: '211C18' } } as const
const frame = { top: side, right: side, bottom: side, left: side }
const middle = { vertical: 'center', wrapText: true } as const
const centred = { ...middle, horizontal: 'center' } as const

const looks: Readonly<Record<PrintedCell['look'], CellStyle>> = {
  title: { font: { name: '方正小标宋简体', size: 16 }, alignment: centred },
  line: { font: { name: '仿宋', size: 11 }, alignment: middle },
  head: { font: { name: '仿宋', size: 10, bold: true }, alignment: centred, border: frame },
  cell: { font: { name: '仿宋', size: 10 }, alignment: centred, border: frame },
}

/** A sheet as the writer of workbooks takes it. */
export function printedSheet({ name, isLandscape, widths, heights, cells }: PrintedSheet): WriteSheet {
  const written = new Map<string, Partial<Cell>>()
  const merges: MergeRange[] = []
  const rows = heights.map(() => widths.map((): string | number | null => null))
  for (const { row, column, across, down, value, format, look } of cells) {
    const style = { ...looks[look], ...(format !== undefined && { numFmt: format }) }
    // each cell below a merged one has its part of the frame
    for (let at = row; at < row + down; at++)
      for (let to = column; to < column + across; to++) written.set(`${at},${to}`, { style })
    const first = rows[row]
    if (first !== undefined) first[column] = value
    if (across * down > 1)
      merges.push({ startRow: row, startCol: column, endRow: row + down - 1, endCol: column + across - 1 })
  }
  return {
    name,
    rows,
    cells: written,
    merges,
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map(heights.map((height, row) => [row, { height }])),
    pageSetup: {
      paperSize: 'a4',
      orientation: isLandscape ? 'landscape' : 'portrait',
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true },
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5 },
    },
  }
}
