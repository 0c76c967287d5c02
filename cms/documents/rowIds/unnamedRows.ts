import type { FlattenedField } from 'payload'
import { type Marks, pairRows } from './pairRows.ts'
import { changedRows, isRow } from './rowIds.ts'
import { rowMarks } from './rowMarks.ts'

type Values = Readonly<Record<string, unknown>>
type Row = Record<string, unknown>

/** What stands in place of the id of a row that was sent without one, until it is known which row it is. */
const unnamed = 'unnamed'

/** The same data, whose rows without an id say so: Payload gives each of them one before anybody can look. */
export function markUnnamed<T extends Values>(fields: readonly FlattenedField[], data: T): T {
  return changedRows(fields, data, '', (row) =>
    typeof row['id'] === 'string' && row['id'] !== '' ? row : { ...row, id: unnamed },
  )
}

/** Whether some rows of a document were sent without an id. */
export function hasUnnamed(fields: readonly FlattenedField[], data: Values): boolean {
  let has = false
  changedRows(fields, data, '', (row) => {
    has ||= row['id'] === unnamed
    return row
  })
  return has
}

/**
 * The same data, whose rows without an id have that of the row which they are (pairRows), and a new one where they are
 * new: what hangs on a row, such as those who have signed up for its date, stays with it.
 * @param stored what is stored of the document, the newest first; a row of an older state counts where the newest has none
 * @param fresh makes a new id
 */
export function withIdsOfStored<T extends Values>(
  fields: readonly FlattenedField[],
  data: T,
  stored: readonly Values[],
  fresh: () => string,
): T {
  const named: Row = { ...data }
  for (const field of fields) {
    if (!('flattenedFields' in field)) continue
    const { name, flattenedFields } = field
    const value = data[name]
    const before = stored.map((one) => one[name])
    if (field.type === 'array' && Array.isArray(value)) named[name] = namedRows(flattenedFields, value, before, fresh)
    else if (field.type !== 'array' && isRow(value))
      named[name] = withIdsOfStored(flattenedFields, value, before.filter(isRow), fresh)
  }
  return named as T
}

function namedRows(
  fields: readonly FlattenedField[],
  rows: readonly unknown[],
  before: readonly unknown[],
  fresh: () => string,
): unknown[] {
  const states = before.map((state) => (Array.isArray(state) ? state.filter(isRow) : []))
  const known: Row[] = []
  for (const row of states.flat()) if (!known.some(({ id }) => id === row['id'])) known.push(row)
  const pairs = pairRows(
    known.map((row) => [String(row['id']), ...rowMarks(fields, row)]),
    rows.map((row) => marksOfSent(fields, row)),
    { inOrder: states[0]?.length ?? 0 },
  )
  return rows.map((row, index) => {
    if (!isRow(row)) return row
    const place = pairs[index]
    const was = place === undefined ? undefined : known[place]
    const own = row['id'] === unnamed ? { ...row, id: was?.['id'] ?? fresh() } : row
    return withIdsOfStored(fields, own, was === undefined || was['id'] !== own['id'] ? [] : [was], fresh)
  })
}

/** A row that has an id is told by that alone. */
function marksOfSent(fields: readonly FlattenedField[], row: unknown): Marks {
  if (!isRow(row)) return []
  return row['id'] === unnamed ? [undefined, ...rowMarks(fields, row)] : [String(row['id'])]
}
