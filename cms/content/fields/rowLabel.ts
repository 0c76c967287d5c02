import type { ArrayField } from 'payload'
import type { RowPart } from './rowLabelText.ts'

/**
 * What the rows of an array are called while they are folded: each by what stands in it.
 * @param parts names of its fields, the most telling first; a choice or a box comes with what is said of its values
 */
export function rowLabel(...parts: RowPart[]): NonNullable<NonNullable<ArrayField['admin']>['components']> {
  return { RowLabel: { path: '/content/fields/admin/rows/RowLabel#RowLabel', clientProps: { parts } } }
}
