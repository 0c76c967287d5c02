import { type Marks, pairRows } from '../../../documents/rowIds/pairRows.ts'
import { timedMarks, timeOf, untimedMarks } from '../../../documents/rowIds/rowMarks.ts'
import { type Cell, textOf } from '../cells/cell.ts'
import type { Column } from '../cells/columns.ts'
import { valueAt } from '../cells/paths.ts'
import { readCell } from '../cells/readCell.ts'
import { writeCell } from '../cells/writeCell.ts'
import type { Line } from '../table/sheets.ts'
import type { RowsOf } from './arrayRows.ts'
import type { Circumstances } from './plan.ts'
import { withEnds } from './withEnds.ts'

/**
 * Which stored row each line of an array's sheet is: the one of the same time, since people sign up for that; in an array
 * without times the one that begins alike. What a table does not tell apart stands where it stood.
 * @returns for each line the place of the row; undefined of one that is new
 */
export async function pairedLines(
  { array, columns }: RowsOf,
  lines: readonly Line[],
  old: readonly object[],
  { names, now, pause }: Pick<Circumstances, 'names' | 'now' | 'pause'>,
): Promise<readonly (number | undefined)[]> {
  if (old.length === 0) return lines.map(() => undefined)
  const cellsOf = lines.map(({ cells }) => withEnds(array.columns, cells))
  const used = array.columns.filter((column) => columns.has(column) || cellsOf.some((cells) => cells.has(column)))
  const marksOf = (textIn: (column: Column) => string): Marks => marksOfTexts(used, textIn)
  const before: Marks[] = []
  for (const row of old) {
    await pause()
    before.push(marksOf((column) => String(writeCell(column, valueAt(row, column.path), names))))
  }
  const after: Marks[] = []
  for (const cells of cellsOf) {
    await pause()
    after.push(marksOf((column) => writtenCell(column, cells.get(column) ?? null)))
  }
  return pairRows(before, after, { isLoose: timeOfColumns(used) === undefined })

  /** As an export would write what a cell means. */
  function writtenCell(column: Column, cell: Cell): string {
    const reading = readCell(column, cell, undefined, names, now)
    return 'problem' in reading ? textOf(cell) : String(writeCell(column, reading.value, names))
  }
}

/** The columns that say when each row is; undefined where none do. */
export function timeOfColumns(columns: readonly Column[]): { start: Column; end: Column | undefined } | undefined {
  const time = timeOf(columns.map(({ field, path }) => ({ name: path.join('.'), custom: field.custom })))
  const named = (name: string | undefined) => columns.find(({ path }) => path.join('.') === name)
  const start = named(time?.start)
  return start && { start, end: named(time?.end) }
}

function marksOfTexts(columns: readonly Column[], textIn: (column: Column) => string): Marks {
  const all = JSON.stringify(columns.map(textIn))
  const time = timeOfColumns(columns)
  if (time !== undefined) return timedMarks(all, textIn(time.start) || undefined, time.end && textIn(time.end))
  const first = columns.find((column) => column.kind !== 'yesNo' && textIn(column) !== '')
  return untimedMarks(all, first?.path.join('.'), first && textIn(first))
}
