import type { Field } from 'payload'
import { nameOf, walk } from '../../base/fieldTree/walk.ts'
import { nextDateName } from '../nextDate/nextDateField.ts'
import { searchTextName } from '../search/searchTextField.ts'

/** A field at the top of a document, with the word that staff know it by. */
interface NamedField {
  name: string
  label: string
}

/** What no person typed. */
const ownWork = ['id', 'createdAt', 'updatedAt', 'deletedAt', '_status', searchTextName, nextDateName]

/** The fields at the top of a document that staff see, with their labels. */
export function namedFields(fields: readonly Field[]): NamedField[] {
  return [...walk(fields, (field) => nameOf(field) === '')].flatMap(({ field }) => {
    const name = nameOf(field)
    if (name === '' || ('hidden' in field && field.hidden) || ownWork.includes(name)) return []
    return [{ name, label: wordOf('label' in field ? field.label : undefined, name) }]
  })
}

/**
 * The labels of the fields in which two states of a document differ. What is empty in one way or another is the same,
 * and so are a related document and its id.
 */
export function differingFields(
  fields: readonly NamedField[],
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): string[] {
  return fields
    .filter(({ name }) => JSON.stringify(plain(one[name])) !== JSON.stringify(plain(other[name])))
    .map(({ label }) => label)
}

function wordOf(label: unknown, name: string): string {
  return typeof label === 'string' && label !== '' ? label : name
}

function plain(value: unknown): unknown {
  if (value === null || value === '' || value === false) return undefined
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain)
  if (typeof value !== 'object') return value
  const { id, createdAt, ...rest } = value as Record<string, unknown>
  if (createdAt !== undefined) return id
  // the id of a row is given by the database
  const parts = Object.entries(rest)
    .map(([name, part]) => [name, plain(part)] as const)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return parts.length === 0 ? undefined : Object.fromEntries(parts)
}
