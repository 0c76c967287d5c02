import { brandKinds } from '../../site/catalogue/vocabulary.ts'
import { bodyField } from '../fields/body.ts'
import { optionsOf } from '../fields/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { picturesField } from '../fields/relations.ts'
import { sampleField } from '../fields/sample.ts'
import { slugField } from '../fields/slug.ts'
import { yearField } from '../fields/year.ts'
import { withPages } from './withPages.ts'

/** 品牌: a long-running line with its editions, and the thread from contest to gala to work to talent */
export const brands = withPages({
  slug: 'brands',
  labels: { singular: '品牌', plural: '文化品牌' },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'since', 'unit', '_status', 'updatedAt'],
    description: '年年办、期期办的职工文化品牌。每一届选好征集、活动和演出，作品和人才会由节目单自动连上。',
  },
  fields: [
    {
      name: 'name',
      type: 'text',
      label: '名称',
      required: true,
      maxLength: 60,
      admin: { placeholder: '例如：每周一讲' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'kind',
          type: 'select',
          label: '类别',
          required: true,
          options: optionsOf(brandKinds),
          admin: { width: '33%' },
        },
        {
          ...yearField,
          name: 'since',
          label: '创办年份',
          admin: { ...yearField.admin, width: '33%', placeholder: '例如：2010' },
        },
        { name: 'unit', type: 'relationship', relationTo: 'units', label: '主办工会', admin: { width: '33%' } },
      ],
    },
    summaryField,
    pictureField('主图'),
    {
      name: 'editions',
      type: 'array',
      label: '历届',
      labels: { singular: '届', plural: '历届' },
      admin: { description: '最新一届放在最前。' },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'name',
              type: 'text',
              label: '届次',
              required: true,
              maxLength: 40,
              admin: { width: '33%', placeholder: '例如：第三届' },
            },
            { ...yearField, required: true, admin: { ...yearField.admin, width: '33%' } },
          ],
        },
        {
          name: 'note',
          type: 'textarea',
          label: '这一届',
          maxLength: 200,
          admin: { rows: 2, placeholder: '例如：48 支队伍报名，决赛办在车间里。' },
        },
        { name: 'calls', type: 'relationship', relationTo: 'calls', hasMany: true, label: '征集比赛' },
        { name: 'activities', type: 'relationship', relationTo: 'activities', hasMany: true, label: '活动' },
        { name: 'performances', type: 'relationship', relationTo: 'performances', hasMany: true, label: '演出' },
      ],
    },
    picturesField('历年照片'),
    bodyField,
    slugField('name'),
    sampleField,
  ],
})
