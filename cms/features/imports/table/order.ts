import type { Reason } from '../../../base/catalogue.ts'
import type { Cell } from '../cells/cell.ts'

/** A sheet to be written. */
export interface NewSheet {
  name: string
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

/** What it answers. `refused` is for whoever brought the file; `rows` go to the sheet of that number. */
export type Reply =
  | { sheets: string[] }
  | { rows: Cell[][]; sheet: number }
  | { done: true }
  | { data: Uint8Array }
  | { refused: Reason }
  | { failed: string }
