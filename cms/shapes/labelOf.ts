import type { FlattenedField } from 'payload'

/** What a field is called on its form; its name when it has no label of its own. */
export function labelOf(field: FlattenedField): string {
  const label = 'label' in field ? field.label : undefined
  return typeof label === 'string' ? label : field.name
}
