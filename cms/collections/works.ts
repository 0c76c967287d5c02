import { artForms, honourLevels } from '../../site/catalogue/vocabulary.ts'
import { bodyField } from '../fields/body.ts'
import { optionsOf } from '../fields/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { sampleField } from '../fields/sample.ts'
import { slugField } from '../fields/slug.ts'
import { yearField } from '../fields/year.ts'
import { withPages } from './withPages.ts'

/** 职工文艺作品库 */
export const works = withPages({
  slug: 'works',
  labels: { singular: '作品', plural: '作品库' },
  admin: { useAsTitle: 'title', defaultColumns: ['title', 'genre', 'authors', 'year', '_status', 'updatedAt'] },
  fields: [
    { name: 'title', type: 'text', label: '名称', required: true, maxLength: 60 },
    {
      type: 'row',
      fields: [
        {
          name: 'genre',
          type: 'select',
          label: '门类',
          required: true,
          options: optionsOf(artForms),
          admin: { width: '33%' },
        },
        { ...yearField, label: '创作年份', admin: { ...yearField.admin, width: '33%' } },
        { name: 'unit', type: 'relationship', relationTo: 'units', label: '所属工会', admin: { width: '33%' } },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'authors',
          type: 'relationship',
          relationTo: 'talents',
          hasMany: true,
          label: '作者（人才库）',
          admin: { width: '50%' },
        },
        { name: 'authorsText', type: 'text', label: '其他作者', maxLength: 120, admin: { width: '50%' } },
      ],
    },
    summaryField,
    pictureField('主图'),
    {
      name: 'pictures',
      type: 'upload',
      relationTo: 'media',
      hasMany: true,
      maxRows: 30,
      label: '更多图片',
    },
    {
      name: 'awards',
      type: 'array',
      label: '获奖',
      labels: { singular: '奖项', plural: '奖项' },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'name', type: 'text', label: '奖项', required: true, maxLength: 80, admin: { width: '50%' } },
            { name: 'level', type: 'select', label: '级别', options: optionsOf(honourLevels), admin: { width: '25%' } },
            { ...yearField, admin: { ...yearField.admin, width: '25%' } },
          ],
        },
      ],
    },
    bodyField,
    slugField('title'),
    sampleField,
  ],
})
