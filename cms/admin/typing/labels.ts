import type { ClientField } from 'payload'

/** The Chinese labels of the fields at the top of a form, by name. */
export function labelsOf(fields: readonly ClientField[]): Record<string, string> {
  return Object.assign({}, ...fields.map(labelOf)) as Record<string, string>
}

function labelOf(field: ClientField): Record<string, string> {
  if (field.type === 'tabs') return Object.assign({}, ...field.tabs.map((tab) => labelsOf(tab.fields))) as never
  if ('name' in field && field.name !== undefined)
    return 'label' in field && typeof field.label === 'string' ? { [field.name]: field.label } : {}
  return 'fields' in field ? labelsOf(field.fields) : {}
}
