import type { Column } from '../cells/columns.ts'
import { putAt, valueAt } from '../cells/paths.ts'
import { readCell } from '../cells/readCell.ts'
import { type Line, type Problem, shown } from '../table/sheets.ts'
import type { RowsOf } from './arrayRows.ts'
import { withEnds } from './withEnds.ts'
import { isEmpty } from './isEmpty.ts'
import type { Circumstances, ShownChange } from './plan.ts'
import { changeOf, shownRow } from './shownValues.ts'

type Row = Record<string, unknown>

/** What the lines of an array's sheet make of it. */
export interface ReadArray {
  /** The rows as they are to be stored; undefined when they stay as they are. */
  rows: Row[] | undefined
  /** Every row that is new, gone or another one. */
  changes: ShownChange[]
  problems: Problem[]
}

/**
 * Reads the rows of an array. A row takes the place of the one that stands there.
 * @param stored what is there; undefined when there is none
 * @param onPicture told of each column of pictures that was read
 */
export async function readArray(
  { array, sheet, columns }: RowsOf,
  lines: readonly Line[],
  stored: unknown,
  given: Pick<Circumstances, 'names' | 'now' | 'pause'>,
  onPicture: (line: Line, column: Column, value: unknown) => void,
): Promise<ReadArray> {
  const old = Array.isArray(stored) ? (stored as Row[]) : []
  const problems: Problem[] = []
  const changes: ShownChange[] = []
  const rows: Row[] = []
  const tell = (index: number, after: Row | undefined, marks: string[]): void =>
    void changes.push({
      header: `${array.label}第 ${index + 1} 行`,
      before: shownRow(array.columns, old[index], given.names),
      after: after === undefined ? '' : shownRow(array.columns, after, given.names),
      marks,
    })
  for (const [index, line] of lines.entries()) {
    await given.pause()
    const before = old[index]
    const row: Row = { ...before }
    const marks: string[] = []
    let isChanged = before === undefined
    const cells = withEnds(array.columns, line.cells)
    for (const column of array.columns) {
      if (!columns.has(column) && !cells.has(column)) continue
      const cell = cells.get(column) ?? null
      const was = valueAt(before, column.path)
      const reading = readCell(column, cell, before === undefined ? undefined : (was ?? null), given.names, given.now)
      if ('problem' in reading) {
        problems.push({ sheet, row: line.row, column: column.header, value: shown(cell), message: reading.problem })
        continue
      }
      const { value } = reading
      const isPut = before === undefined ? !isEmpty(value) : changeOf(column, was, value, given.names) !== undefined
      onPicture(line, column, value)
      if (!isPut) continue
      isChanged = true
      putAt(row, column.path, value)
      const made = line.marks.get(column)
      for (const mark of [...(made === undefined ? [] : [made]), ...(reading.marks ?? [])])
        marks.push(`${column.header}：${mark}`)
    }
    rows.push(row)
    if (isChanged) tell(index, row, [...marks, ...line.odd])
  }
  for (let index = lines.length; index < old.length; index++) tell(index, undefined, [])
  return { rows: changes.length > 0 ? rows : undefined, changes, problems }
}
