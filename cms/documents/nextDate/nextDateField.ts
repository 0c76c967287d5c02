import type { FieldHook, NumberField } from 'payload'
import { fieldAccess } from '../../rights/fieldAccess.ts'
import { systemFields } from '../../rights/tables.ts'
import { rankOf, type StoredDate } from './rank.ts'

/** Name of the field by which lists are sorted by date. */
export const nextDateName = 'nextDate'

/** Where the dates of an entry stand: an array of rows with `start` and `end`, or one date that is a deadline. */
export type DatesIn = { rows: string } | { deadline: string }

/** Name of the field that the dates stand in. */
export function fieldOf(datesIn: DatesIn): string {
  return 'rows' in datesIn ? datesIn.rows : datesIn.deadline
}

/** The dates of a document. */
export function datesOf(document: Readonly<Record<string, unknown>>, datesIn: DatesIn): StoredDate[] {
  const value = document[fieldOf(datesIn)]
  if ('rows' in datesIn) return Array.isArray(value) ? (value as StoredDate[]) : []
  const at = value instanceof Date ? value.toISOString() : value
  return typeof at === 'string' ? [{ start: at, end: at }] : []
}

/**
 * When an entry takes place next, as lists are sorted by it (rank.ts). It is made with every write, and again when the
 * date that it names has come (keepNextDates.ts). Nobody types it.
 * @param label of the column, for example 下一场
 */
export function nextDateField(label: string, datesIn: DatesIn): NumberField {
  const fill: FieldHook = ({ siblingData }) => rankOf(datesOf(siblingData, datesIn), Date.now())
  return {
    name: nextDateName,
    type: 'number',
    label,
    index: true,
    access: fieldAccess(systemFields.fields.kept),
    custom: { datesIn },
    hooks: { beforeChange: [fill] },
    admin: {
      // a column of lists only
      condition: () => false,
      readOnly: true,
      disableBulkEdit: true,
      disableGroupBy: true,
      disableListFilter: true,
      components: { Cell: '/documents/nextDate/NextDateCell#NextDateCell' },
    },
  }
}
