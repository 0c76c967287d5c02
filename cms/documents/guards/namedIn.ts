import type { FlattenedField } from 'payload'
import { namesInText } from '../richText/namesIn.ts'

/** A document that another one names, and the field that does, as a form has it. */
export interface Named {
  collection: string
  id: string
  path: string
  label: string
}

/**
 * The documents that the data of a document names, in arrays, groups and rich texts too. What is no id is not among them.
 */
export function namedIn(fields: readonly FlattenedField[], data: unknown, prefix = '', words = ''): Named[] {
  if (!isRecord(data)) return []
  return fields.flatMap((field) => {
    const value = data[field.name]
    if (value === undefined || value === null) return []
    const [path, label] = [prefix + field.name, words + (typeof field.label === 'string' ? field.label : field.name)]
    if (field.type === 'relationship' || field.type === 'upload') {
      const { relationTo } = field
      return (Array.isArray(value) ? value : [value]).flatMap((one) => {
        const named = namedBy(relationTo, one)
        return named === undefined ? [] : [{ ...named, path, label }]
      })
    }
    if (field.type === 'richText') return namesInText(value).map((named) => ({ ...named, path, label: `${label}里` }))
    if (!('flattenedFields' in field)) return []
    const { flattenedFields } = field
    if (!Array.isArray(value)) return namedIn(flattenedFields, value, `${path}.`, `${label}的`)
    return value.flatMap((row, index) =>
      namedIn(flattenedFields, row, `${path}.${index}.`, `${label}第 ${index + 1} 行的`),
    )
  })
}

function namedBy(to: string | string[], value: unknown): Pick<Named, 'collection' | 'id'> | undefined {
  const of = isRecord(value) ? value : {}
  const collection = typeof to === 'string' ? to : of['relationTo']
  const one = typeof to === 'string' ? value : of['value']
  // MongoDB's own ids are objects, and have an `id` that is none
  const id = isRecord(one) && 'id' in one && !isOwnId(one) ? one['id'] : one
  const text = isOwnId(id) ? String(id) : id
  return typeof collection === 'string' && typeof text === 'string' ? { collection, id: text } : undefined
}

function isOwnId(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'toHexString' in value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
