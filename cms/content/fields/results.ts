import type { ArrayField } from 'payload'
import { talentsField } from './relations.ts'
import { rowLabel } from './rowLabel.ts'

/** Who won what in a call or a contest. */
export const resultsField: ArrayField = {
  name: 'results',
  type: 'array',
  label: '结果',
  labels: { singular: '获奖', plural: '结果' },
  admin: {
    description: '从高到低。作品、人才和团队从库中选，不在库中的写成文字。',
    components: rowLabel('award', 'others'),
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'award',
          type: 'text',
          label: '奖项',
          required: true,
          maxLength: 40,
          admin: { width: '33%', placeholder: '例如：一等奖' },
        },
        { name: 'work', type: 'relationship', relationTo: 'works', label: '作品', admin: { width: '33%' } },
        { name: 'team', type: 'relationship', relationTo: 'teams', label: '团队', admin: { width: '33%' } },
      ],
    },
    {
      type: 'row',
      fields: [
        talentsField('talents', '人才'),
        {
          name: 'others',
          type: 'text',
          label: '其他获奖者',
          maxLength: 120,
          admin: { width: '50%', placeholder: '例如：滨河班组全体' },
        },
      ],
    },
  ],
}
