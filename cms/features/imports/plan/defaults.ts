import type { Column } from '../cells/columns.ts'
import { valueAt } from '../cells/paths.ts'
import { isEmpty } from './isEmpty.ts'
import type { Circumstances, ShownChange, Step } from './plan.ts'
import { shownValue } from './shownValues.ts'

type Given = Pick<Circumstances, 'defaultOf' | 'names'>

/**
 * What a new entry gets that nobody wrote, since the form would start with it: where it must be filled in that is told.
 * @param document as it is filled in
 * @param there the columns that the table has
 */
export function defaultsOf(
  columns: readonly Column[],
  there: ReadonlySet<Column>,
  document: object,
  { defaultOf, names }: Given,
): ShownChange[] {
  return columns.flatMap((column) => {
    if (column.kind === 'yesNo' || !isEmpty(valueAt(document, column.path))) return []
    const value = defaultOf(column)
    if (isEmpty(value)) return []
    const marks = column.isRequired && there.has(column) ? ['表里没有填，按默认值保存'] : []
    return [{ header: column.header, before: '', after: shownValue(column, value, names), marks }]
  })
}

/** Required columns that the table has not, and that new entries get so: said once, of the whole table. */
export function defaultNotes(
  columns: readonly Column[],
  there: ReadonlySet<Column>,
  steps: readonly Step[],
  { defaultOf, names }: Given,
): string[] {
  if (!steps.some(({ operation }) => operation === 'create')) return []
  const missing = columns.flatMap((column) => {
    const value = column.isRequired && !there.has(column) && column.kind !== 'yesNo' ? defaultOf(column) : undefined
    return isEmpty(value) ? [] : [`「${column.header}」（${shownValue(column, value, names)}）`]
  })
  return missing.length > 0 ? [`表里没有这些必填的列，新建的都按默认值保存：${missing.join('、')}`] : []
}
