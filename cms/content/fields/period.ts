import type { DateField } from 'payload'
import { momentAdmin } from '../../documents/fields/dates.ts'
import { periodProblem } from './periodProblem.ts'

/**
 * When something begins. A change of it in the form takes the end along (endMoved.ts), and an end that is written behind it
 * goes where `custom.end` says, in a table too.
 */
export const startField: DateField = {
  name: 'start',
  type: 'date',
  label: '开始',
  required: true,
  custom: { end: 'end' },
  admin: {
    width: '50%',
    ...momentAdmin,
    components: {
      ...momentAdmin.components,
      Field: { path: '/content/fields/admin/StartField#StartField', clientProps: { end: 'end' } },
    },
  },
}

/**
 * When something ends: after its start and within a day of it.
 * @param required whether the end must be known
 */
export function endField(required: boolean): DateField {
  return {
    name: 'end',
    type: 'date',
    label: '结束',
    required,
    admin: {
      width: '50%',
      ...momentAdmin,
      components: {
        ...momentAdmin.components,
        Field: { path: '/documents/fields/dates/DateField#DateField', clientProps: { start: 'start' } },
      },
    },
    validate: (value, { siblingData }) => {
      if (!value) return required ? '请填写结束时间。' : true
      return periodProblem((siblingData as { start?: string }).start, String(value)) ?? true
    },
  }
}
