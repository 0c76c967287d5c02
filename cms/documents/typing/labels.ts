import type { ClientField } from 'payload'
import { nameOf, walk } from '../../base/fieldTree/walk.ts'

/** The Chinese labels of the fields at the top of a form, by name. */
export function labelsOf(fields: readonly ClientField[]): Record<string, string> {
  const labels = [...walk(fields, (field) => nameOf(field) === '')].flatMap(({ field }) => {
    const name = nameOf(field)
    return name !== '' && 'label' in field && typeof field.label === 'string' ? [[name, field.label] as const] : []
  })
  return Object.fromEntries(labels)
}
