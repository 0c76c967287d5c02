import { endOfSpan, spanIn } from '../../../base/time/span.ts'
import { readTyped } from '../../../base/time/typed.ts'
import { instantAt, writtenMoment } from '../../../base/time/wallClock.ts'
import { type Cell, textOf } from '../cells/cell.ts'
import type { Column } from '../cells/columns.ts'

/**
 * The cells of a line, with an end that is written behind its start in the column of the end: 2026年12月3日 19:00-20:30. Where
 * that column says something itself, the cell stays as it is, and is refused for its two times.
 * @param columns of the sheet's array; a start names the field of its end in `custom.end`
 */
export function withEnds(columns: readonly Column[], cells: ReadonlyMap<Column, Cell>): ReadonlyMap<Column, Cell> {
  const spread = new Map(cells)
  for (const [column, cell] of cells) {
    const name = (column.field.custom as { end?: string } | undefined)?.end
    const ending = columns.find(({ path }) => name !== undefined && path.join('.') === name)
    const span = ending !== undefined && typeof cell === 'string' ? spanIn(cell) : undefined
    if (ending === undefined || span === undefined || textOf(spread.get(ending) ?? null) !== '') continue
    const start = readTyped(span.start)
    const end = start?.hasTime === true ? endOfSpan(span, start.wall, {}) : undefined
    // what the start lacks is told of the start
    if (start !== undefined && end === undefined) continue
    spread.set(column, span.start)
    if (end !== undefined) spread.set(ending, writtenMoment(instantAt(end)))
  }
  return spread
}
