import type { FlattenedField } from 'payload'
import { namesTo, walk } from '../../base/fieldTree/walk.ts'

/** A field that refers to entries of a collection: its path, as a query has it, and the words that lead to it. */
export interface ReferringPath {
  path: string
  label: string
}

/**
 * The fields of a collection that refer to another, in arrays and groups too.
 * @param to slug of the collection that is referred to
 */
export function referringPaths(fields: readonly FlattenedField[], to: string): ReferringPath[] {
  return [...walk(fields)].flatMap((found) => {
    const { field, above } = found
    if ((field.type !== 'relationship' && field.type !== 'upload') || field.relationTo !== to) return []
    const [label, words] = [labelOf(field), labelOf(above.at(-1))]
    return [{ path: namesTo(found).join('.'), label: words === '' ? label : `${words}：${label}` }]
  })
}

function labelOf(field: { label?: unknown } | undefined): string {
  return typeof field?.label === 'string' ? field.label : ''
}
