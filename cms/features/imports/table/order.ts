import type { Reason } from '../../../base/catalogue.ts'
import type { Cell, CellNote } from '../cells/cell.ts'

/** A sheet to be written. */
export interface NewSheet {
  name: string
  /** What stands in a row of its own above the headers: then these are for filtering. */
  title?: string
  /** First row are the headers. */
  rows: (string | number)[][]
  /** Width of each column, in characters. */
  widths: number[]
  /** Words to choose from, by column. */
  lists: { column: number; words: string[] }[]
  /** Columns whose headers are marked as to be filled in. */
  marked: number[]
}

/** A cell of a sheet that is printed as it is; it may reach over several columns and rows. */
export interface PrintedCell {
  /** From 0. */
  row: number
  column: number
  across: number
  down: number
  value: string | number
  /** How a number is shown, as a spreadsheet says it. */
  format?: string
  /** A title and a line have no frame. */
  look: 'title' | 'line' | 'head' | 'cell'
}

/** A sheet that is printed as it is, on A4, as wide as one page. */
export interface PrintedSheet {
  name: string
  isLandscape: boolean
  /** Width of each column, in characters. */
  widths: number[]
  /** Height of each row, in points. */
  heights: number[]
  cells: PrintedCell[]
}

/** What the thread is asked to do. `more` asks for the next rows of what it has read. */
export type Order =
  | { kind: 'read'; name: string; data: Uint8Array }
  | { kind: 'more' }
  | { kind: 'write'; format: 'xlsx' | 'csv'; sheets: NewSheet[] }
  | { kind: 'print'; sheets: PrintedSheet[] }

/**
 * What it answers. `refused` is for whoever brought the file; `rows` go to the sheet of that number, with what is to be
 * known of their cells by row and column.
 */
export type Reply =
  | { sheets: { name: string; isRagged: boolean }[] }
  | { rows: Cell[][]; sheet: number; notes: [number, Map<number, CellNote>][] }
  | { done: true }
  | { data: Uint8Array }
  | { refused: Reason }
  | { failed: string }
