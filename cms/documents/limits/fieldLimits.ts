import type { Field, FlattenedField } from 'payload'

/** A field as it is written down, or as Payload walks through it. */
export type AnyField = Field | FlattenedField

/** Most characters where a field names none of its own: only fields that Payload adds do not. */
const defaultLengths: Readonly<Record<string, number>> = { text: 300, email: 254, textarea: 10_000, code: 10_000 }

/** Most rows of an array, and most relations of one field, where a field says nothing else. */
export const mostRows = 500

/** Most relations of one field in all the rows of an array together: a query puts each of them beside each row. */
export const mostRelatedInRows = 1000

/** Most characters of a JSON field, written out. */
export const longestJson = 100_000

/** Largest whole number that both databases keep exactly. */
const largest = Number.MAX_SAFE_INTEGER

/** How many characters a text of a field may have. */
export function longestOf(field: AnyField): number {
  const own = 'maxLength' in field ? field.maxLength : undefined
  return own ?? defaultLengths[field.type] ?? 300
}

/** How many rows, relations or options a field may have. */
export function mostOf(field: AnyField): number {
  if ((field.type === 'select' || field.type === 'radio') && Array.isArray(field.options)) return field.options.length
  return ('maxRows' in field ? field.maxRows : undefined) ?? mostRows
}

/** Smallest and largest value of a number. */
export function rangeOf(field: AnyField): { min: number; max: number } {
  const { min, max } = field.type === 'number' ? field : {}
  return { min: min ?? -largest, max: max ?? largest }
}
