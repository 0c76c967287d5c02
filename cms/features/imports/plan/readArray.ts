import type { Column } from '../cells/columns.ts'
import { putAt, valueAt } from '../cells/paths.ts'
import { readCell } from '../cells/readCell.ts'
import { type Line, type Problem, shown } from '../table/sheets.ts'
import type { RowsOf } from './arrayRows.ts'
import { withEnds } from './withEnds.ts'
import { isEmpty } from './isEmpty.ts'
import type { Circumstances, ShownChange } from './plan.ts'
import { pairedLines, timeOfColumns } from './pairedLines.ts'
import { changeOf, shownRow } from './shownValues.ts'
import type { SignedUp } from '../../signup/desk/signedUp.ts'

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
 * Reads the rows of an array. A line changes the row which it is (pairedLines): dates that have been taken out, put in or
 * sorted otherwise leave the others alone.
 * @param stored what is there; undefined when there is none
 * @param onPicture told of each column of pictures that was read
 * @param signedUp reads who has signed up for the rows; asked when one of them changes or goes
 */
export async function readArray(
  rowsOf: RowsOf,
  lines: readonly Line[],
  stored: unknown,
  given: Pick<Circumstances, 'names' | 'now' | 'pause'>,
  onPicture: (line: Line, column: Column, value: unknown) => void,
  signedUp: () => Promise<SignedUp>,
): Promise<ReadArray> {
  const { array, sheet, columns } = rowsOf
  const old = Array.isArray(stored) ? (stored as Row[]) : []
  const places = await pairedLines(rowsOf, lines, old, given)
  const problems: Problem[] = []
  const changes: ShownChange[] = []
  const rows: Row[] = []
  const tell = async (
    header: string,
    before: Row | undefined,
    after: Row | undefined,
    marks: string[],
  ): Promise<void> =>
    void changes.push({
      header,
      before: shownRow(array.columns, before, given.names),
      after: after === undefined ? '' : shownRow(array.columns, after, given.names),
      marks: [...marks, ...(await peopleMarks(array, before, after !== undefined, signedUp))],
    })
  for (const [index, line] of lines.entries()) {
    await given.pause()
    const place = places[index]
    const before = place === undefined ? undefined : old[place]
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
    if (isChanged) await tell(`${array.label}第 ${index + 1} 行`, before, row, [...marks, ...line.odd])
  }
  for (const [place, gone] of old.entries())
    if (!places.includes(place)) await tell(`${array.label}原来的第 ${place + 1} 行`, gone, undefined, [])
  const stay = places.filter((place) => place !== undefined)
  if (stay.some((place, index) => place < (stay[index - 1] ?? 0)))
    changes.push({ header: `${array.label}的顺序`, before: '原来的顺序', after: '表里的顺序', marks: [] })
  return { rows: changes.length > 0 ? rows : undefined, changes, problems }
}

/** What is to be known of a date that changes or goes for which people have signed up. */
async function peopleMarks(
  { columns }: RowsOf['array'],
  before: Row | undefined,
  isThere: boolean,
  signedUp: () => Promise<SignedUp>,
): Promise<string[]> {
  if (before === undefined || timeOfColumns(columns) === undefined) return []
  const { rows, whole } = await signedUp()
  const people = (rows.get(String(before['id'])) ?? 0) + whole
  if (people === 0) return []
  return [
    isThere
      ? `这一行有 ${people} 个报名；时间、地点改了，发布后会通知他们`
      : `这一行有 ${people} 个报名；删去后，发布时会告诉他们活动取消。若只是改时间，请把时间改在原来的行上`,
  ]
}
