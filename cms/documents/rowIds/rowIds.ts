import type { FlattenedField } from 'payload'
import { namesTo, walk } from '../../base/fieldTree/walk.ts'

type Values = Readonly<Record<string, unknown>>
type Row = Record<string, unknown>

/** The arrays of a collection or a global, at any depth: each with its path, as a query has it. */
export function arrayPaths(fields: readonly FlattenedField[]): string[] {
  return [...walk(fields)].flatMap((found) => (found.field.type === 'array' ? [namesTo(found).join('.')] : []))
}

/** The ids that the rows of a document have, by the path of their array. */
export function rowIdsOf(fields: readonly FlattenedField[], document: Values): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>()
  changedRows(fields, document, '', (row, path) => {
    if (typeof row['id'] === 'string' && row['id'] !== '') ids.set(path, (ids.get(path) ?? new Set()).add(row['id']))
    return row
  })
  return ids
}

/**
 * The same document, each of whose rows has an id that no other row has. The first of several keeps it, and so does
 * every row whose id nobody else has: the form in which it was made knows it by that. What is no id becomes one.
 * @param foreign ids that rows of other documents have
 * @param fresh makes a new id
 */
export function withOwnRowIds<T extends Values>(
  fields: readonly FlattenedField[],
  document: T,
  foreign: ReadonlySet<string>,
  fresh: () => string,
): T {
  const taken = new Set(foreign)
  return changedRows(fields, document, '', (row) => {
    const { id } = row
    if (typeof id !== 'string' || id === '') return row
    const own = taken.has(id) || !rowIdPattern.test(id) ? fresh() : id
    taken.add(own)
    return own === id ? row : { ...row, id: own }
  })
}

/**
 * The same values with rows changed, at any depth.
 * @param prefix path of the values, with a dot at the end
 * @param change of a row, before the rows in it; called in the order in which they stand
 */
export function changedRows<T extends Values>(
  fields: readonly FlattenedField[],
  values: T,
  prefix: string,
  change: (row: Row, path: string) => Row,
): T {
  const changed: Row = { ...values }
  for (const field of fields) {
    if (!('flattenedFields' in field)) continue
    const [path, value] = [prefix + field.name, values[field.name]]
    if (field.type === 'array' && Array.isArray(value))
      changed[field.name] = value.map((row: unknown) =>
        isRow(row) ? changedRows(field.flattenedFields, change(row, path), `${path}.`, change) : row,
      )
    else if (field.type !== 'array' && isRow(value))
      changed[field.name] = changedRows(field.flattenedFields, value, `${path}.`, change)
  }
  return changed as T
}

/**
 * What an id of a row looks like, whoever made it: rows are named in addresses and by their keys, and `__proto__` names no
 * field of anything.
 */
export const rowIdPattern = /^(?!__proto__$)[\w-]{1,64}$/

/** Whether something is a row, or a group. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
