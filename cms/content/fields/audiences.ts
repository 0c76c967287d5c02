import type { SelectField } from 'payload'
import { audiences } from '../../../site/catalogue/vocabulary.ts'
import { optionsOf } from '../../base/options.ts'

/** Whom something is for. */
export const audiencesField: SelectField = {
  name: 'audiences',
  type: 'select',
  hasMany: true,
  label: '面向人群',
  options: optionsOf(audiences),
  admin: { description: '可选多个；不选就是面向全体职工。例如：环卫工人专场只选“环卫工人”。' },
}
