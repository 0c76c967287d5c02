import type { FlattenedField } from 'payload'

/** A field that refers to entries of a collection: its path, as a query has it, and the words that lead to it. */
export interface ReferringPath {
  path: string
  label: string
}

/**
 * The fields of a collection that refer to another, in arrays and groups too.
 * @param to slug of the collection that is referred to
 */
export function referringPaths(
  fields: readonly FlattenedField[],
  to: string,
  prefix = '',
  words = '',
): ReferringPath[] {
  return fields.flatMap((field) => {
    const label = typeof field.label === 'string' ? field.label : ''
    if (field.type === 'relationship' || field.type === 'upload')
      return field.relationTo === to
        ? [{ path: prefix + field.name, label: words === '' ? label : `${words}：${label}` }]
        : []
    return 'flattenedFields' in field ? referringPaths(field.flattenedFields, to, `${prefix}${field.name}.`, label) : []
  })
}
