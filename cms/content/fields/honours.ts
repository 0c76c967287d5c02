import type { ArrayField } from 'payload'
import { honourKinds, honourLevels } from '../../../site/catalogue/vocabulary.ts'
import { optionsOf } from '../../base/options.ts'
import { honourProblem } from './honourProblem.ts'
import { rowLabel } from './rowLabel.ts'
import { yearField } from './year.ts'

/** What somebody was awarded: a title of the list, or another in words. */
export const honoursField: ArrayField = {
  name: 'honours',
  type: 'array',
  label: '荣誉',
  labels: { singular: '荣誉', plural: '荣誉' },
  admin: {
    description: '劳模、工匠等称号从“称号”里选，别的写在“其他称号”里；写清级别和授予年份。',
    components: rowLabel(
      { name: 'kind', words: honourKinds },
      'title',
      { name: 'level', words: honourLevels },
      'year',
    ),
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'kind',
          type: 'select',
          label: '称号',
          options: optionsOf(honourKinds),
          admin: { width: '25%' },
        },
        {
          name: 'title',
          type: 'text',
          label: '其他称号',
          maxLength: 40,
          admin: { width: '25%', placeholder: '例如：三八红旗手' },
          validate: (value: string | null | undefined, { siblingData }: { siblingData: unknown }) =>
            honourProblem((siblingData as { kind?: string | null }).kind, value) ?? true,
        },
        {
          name: 'level',
          type: 'select',
          label: '级别',
          required: true,
          options: optionsOf(honourLevels),
          admin: { width: '25%' },
        },
        { ...yearField, admin: { ...yearField.admin, width: '25%' } },
      ],
    },
  ],
}
