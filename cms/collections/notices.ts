import { noticeKinds } from '../../site/catalogue/vocabulary.ts'
import { bodyField } from '../fields/body.ts'
import { expiresField } from '../fields/expires.ts'
import { dayAdmin } from '../fields/dates.ts'
import { optionsOf } from '../fields/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { sampleField } from '../fields/sample.ts'
import { slugField } from '../fields/slug.ts'
import { withPages } from './withPages.ts'

/** 公告 动态 */
export const notices = withPages({
  slug: 'notices',
  labels: { singular: '公告', plural: '公告动态' },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'date', 'unit', '_status', 'updatedAt'],
    description: '公告是要大家照着办的，动态是已经办了的。征集和比赛请写在“征集比赛”里。',
  },
  fields: [
    {
      name: 'title',
      type: 'text',
      label: '标题',
      required: true,
      maxLength: 60,
      admin: { placeholder: '例如：冬季班报名通知' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'kind',
          type: 'select',
          label: '类别',
          required: true,
          defaultValue: 'notice',
          options: optionsOf(noticeKinds),
          admin: { width: '33%' },
        },
        {
          name: 'date',
          type: 'date',
          label: '日期',
          required: true,
          defaultValue: () => new Date().toISOString(),
          admin: { width: '33%', ...dayAdmin },
        },
        { name: 'unit', type: 'relationship', relationTo: 'units', label: '发布工会', admin: { width: '33%' } },
      ],
    },
    summaryField,
    pictureField('配图'),
    bodyField,
    expiresField,
    slugField('title'),
    sampleField,
  ],
})
