import type { Field } from 'payload'
import { cutText } from '../../../site/catalogue/cutText.ts'

const mark = '（副本）'

/**
 * The title of a copy says that it is one, so that nobody publishes it for the original.
 * @param fields of a collection
 * @param title name of the field that holds the title
 */
export function markCopies(fields: Field[], title: string): Field[] {
  return fields.map((field) => {
    if (field.type === 'row') return { ...field, fields: markCopies(field.fields, title) }
    if (field.type !== 'text' || field.name !== title) return field
    const longest = (field.maxLength ?? 60) - mark.length
    const marked = ({ value }: { value?: unknown }) =>
      typeof value === 'string' ? cutText(value, longest).replace(/（副本）$/, '') + mark : value
    return { ...field, hooks: { ...field.hooks, beforeDuplicate: [marked] } }
  })
}
