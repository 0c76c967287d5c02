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

/** What the thread is asked to do. `more` asks for the next rows of what it has read. */
export type Order =
  | { kind: 'read'; name: string; data: Uint8Array }
  | { kind: 'more' }
  | { kind: 'write'; format: 'xlsx' | 'csv'; sheets: NewSheet[] }

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
