import type { FlattenedField } from 'payload'
import { type Comparison, comparisonOf, ofIds } from './operators.ts'

/** Longest way from a document over others to a field, in names. */
const longestPath = 8

/** The fields of a collection, by its name; undefined when there is none. */
export type FieldsOf = (collection: string) => readonly FlattenedField[] | undefined

/**
 * How the field at a path is compared.
 * @param path as it came: names with dots between them, also over to other documents (`venue.name`)
 * @returns undefined when there is no such field, or it cannot be looked for
 */
export function fieldAt(fields: readonly FlattenedField[], path: string, fieldsOf: FieldsOf): Comparison | undefined {
  const names = path.replaceAll('__', '.').split('.')
  return names.length > longestPath ? undefined : comparisonAt(fields, names, fieldsOf)
}

function comparisonAt(
  fields: readonly FlattenedField[],
  [name = '', ...rest]: string[],
  fieldsOf: FieldsOf,
): Comparison | undefined {
  if (rest.length === 0 && (name === 'id' || name === '_id')) return ofIds
  const field = fields.find((one) => one.name === name)
  if (field === undefined || ('virtual' in field && field.virtual === true)) return undefined
  if (rest.length === 0) return isOfSeveral(field) ? undefined : comparisonOf(field)
  if (field.type === 'relationship' || field.type === 'upload') {
    if (typeof field.relationTo !== 'string') return polymorphic(rest)
    return comparisonAt(fieldsOf(field.relationTo) ?? [], rest, fieldsOf)
  }
  return 'flattenedFields' in field ? comparisonAt(field.flattenedFields, rest, fieldsOf) : undefined
}

/** What may be of several collections is looked for by its two parts. */
function isOfSeveral(field: FlattenedField): boolean {
  return (field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo !== 'string'
}

function polymorphic(rest: string[]): Comparison | undefined {
  if (rest.length > 1) return undefined
  if (rest[0] === 'value') return ofIds
  return rest[0] === 'relationTo'
    ? { operators: ['equals', 'not_equals', 'in', 'not_in', 'exists'], kind: 'text' }
    : undefined
}
