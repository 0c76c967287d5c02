import { artForms, honourKinds, honourLevels } from '../../site/catalogue/vocabulary.ts'
import { bodyField } from '../fields/body.ts'
import { optionsOf } from '../fields/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { sampleField } from '../fields/sample.ts'
import { slugField } from '../fields/slug.ts'
import { yearField } from '../fields/year.ts'
import { withPages } from './withPages.ts'

/** 职工文艺人才库: a person, shown to the public only with consent */
export const talents = withPages({
  slug: 'talents',
  labels: { singular: '人才', plural: '人才库' },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'specialities', 'unit', '_status', 'updatedAt'],
    description: '职工文艺人才。本人同意公开后才能发布。',
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'name', type: 'text', label: '姓名', required: true, maxLength: 30, admin: { width: '33%' } },
        {
          name: 'specialities',
          type: 'select',
          hasMany: true,
          label: '专长',
          required: true,
          options: optionsOf(artForms),
          admin: { width: '33%' },
        },
        { name: 'unit', type: 'relationship', relationTo: 'units', label: '所在工会', admin: { width: '33%' } },
      ],
    },
    summaryField,
    pictureField('照片'),
    {
      name: 'honours',
      type: 'array',
      label: '荣誉',
      labels: { singular: '荣誉', plural: '荣誉' },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'kind',
              type: 'select',
              label: '称号',
              required: true,
              options: optionsOf(honourKinds),
              admin: { width: '33%' },
            },
            {
              name: 'level',
              type: 'select',
              label: '级别',
              required: true,
              options: optionsOf(honourLevels),
              admin: { width: '33%' },
            },
            { ...yearField, admin: { ...yearField.admin, width: '33%' } },
          ],
        },
      ],
    },
    { name: 'speaker', type: 'checkbox', label: '劳模工匠进校园宣讲人', defaultValue: false },
    bodyField,
    {
      name: 'consent',
      type: 'group',
      label: '本人同意公开',
      admin: { description: '同意书由本单位留存；这里只记是否同意和日期，不对外显示。' },
      fields: [
        {
          name: 'given',
          type: 'checkbox',
          label: '已取得本人同意',
          defaultValue: false,
          validate: (value) => value === true || '发布前须取得本人同意：请确认同意书后勾选，或只保存为草稿。',
        },
        { name: 'date', type: 'date', label: '同意日期', admin: { date: { displayFormat: 'yyyy-MM-dd' } } },
      ],
    },
    slugField('name'),
    sampleField,
  ],
})
