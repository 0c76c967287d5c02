import type { RowField } from 'payload'
import { optionsOf } from '../../base/options.ts'

/** The kind of something that one can go to, and the union that holds it. @param kinds the words of the vocabulary */
export function kindAndUnitFields(kinds: Readonly<Record<string, string>>): RowField {
  return {
    type: 'row',
    fields: [
      {
        name: 'kind',
        type: 'select',
        label: '类别',
        required: true,
        options: optionsOf(kinds),
        admin: { width: '50%' },
      },
      { name: 'unit', type: 'relationship', relationTo: 'units', label: '主办工会', admin: { width: '50%' } },
    ],
  }
}
