import type { NumberField } from 'payload'

/** A year of an honour, an award or a work; nobody's is before the first union or in the far future. */
export const yearField: NumberField = {
  name: 'year',
  type: 'number',
  label: '年份',
  min: 1921,
  max: 2100,
  admin: { step: 1, placeholder: '例如：2026' },
}
