import type { SelectFieldSingleValidation } from 'payload'
import { courseKinds, courseTypes, courseTypesOf } from '../../site/catalogue/vocabulary.ts'
import { audiencesField } from '../fields/audiences.ts'
import { bodyField } from '../fields/body.ts'
import { optionsOf } from '../fields/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { endField, startField } from '../fields/period.ts'
import { priceFields } from '../fields/price.ts'
import { talentsField } from '../fields/relations.ts'
import { sampleField } from '../fields/sample.ts'
import { seriesField } from '../fields/series.ts'
import { slugField } from '../fields/slug.ts'
import { withPages } from './withPages.ts'

/** A class type belongs to one kind of course. */
const typeOfKind: SelectFieldSingleValidation = (value, { siblingData }) => {
  if (typeof value !== 'string' || value === '') return '请选择类型。'
  const kind = (siblingData as { kind?: keyof typeof courseTypesOf }).kind
  const allowed = kind === undefined ? undefined : courseTypesOf[kind]
  if (kind === undefined || allowed === undefined || (allowed as readonly string[]).includes(value)) return true
  const words = allowed.map((type) => courseTypes[type]).join('、')
  return `「${courseKinds[kind]}」课程的类型只能是：${words}。`
}

/** 职工文艺课堂 */
export const courses = withPages({
  slug: 'courses',
  labels: { singular: '课程', plural: '课堂' },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'type', 'venue', 'unit', '_status', 'updatedAt'],
    description: '公益课堂（免费，单次）和普惠课堂（一般 15 课，首课免费体验）。',
  },
  fields: [
    {
      name: 'title',
      type: 'text',
      label: '名称',
      required: true,
      maxLength: 60,
      admin: { placeholder: '例如：掐丝珐琅入门：给滇池描一道金边' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'kind',
          type: 'select',
          label: '类别',
          required: true,
          options: optionsOf(courseKinds),
          admin: { width: '33%' },
        },
        {
          name: 'type',
          type: 'select',
          label: '类型',
          required: true,
          options: optionsOf(courseTypes),
          validate: typeOfKind,
          admin: { width: '33%' },
        },
        {
          name: 'subject',
          type: 'text',
          label: '科目',
          maxLength: 30,
          admin: { width: '33%', placeholder: '例如：掐丝珐琅' },
        },
      ],
    },
    audiencesField,
    {
      name: 'price',
      type: 'group',
      label: '本课价格',
      admin: {
        description: '不填就用“网站”里本类型的价格。首课免费体验，从第二课起按每课计。',
        condition: (_data, { kind }) => kind === 'subsidised',
      },
      fields: [{ type: 'row', fields: priceFields(false) }],
    },
    summaryField,
    pictureField('封面图'),
    {
      type: 'row',
      fields: [
        talentsField('teachers', '教师（人才库）'),
        {
          name: 'teacher',
          type: 'text',
          label: '其他教师',
          maxLength: 40,
          admin: { width: '50%', placeholder: '例如：柳知秋' },
        },
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'venue', type: 'relationship', relationTo: 'venues', label: '上课地点', admin: { width: '50%' } },
        { name: 'unit', type: 'relationship', relationTo: 'units', label: '主办工会', admin: { width: '50%' } },
      ],
    },
    {
      name: 'admissionNote',
      type: 'text',
      label: '报名说明',
      maxLength: 120,
      admin: { placeholder: '例如：在本单位工会报名，自带围裙' },
    },
    seriesField('sessions', '课次', 15, ['venue', 'teacher', 'seats']),
    {
      name: 'sessions',
      type: 'array',
      label: '课次',
      labels: { singular: '课次', plural: '课次' },
      admin: { description: '每一次上课一行；地点、教师与课程相同时可以不填。' },
      fields: [
        { type: 'row', fields: [startField, endField(true)] },
        {
          type: 'row',
          fields: [
            {
              name: 'topic',
              type: 'text',
              label: '本课内容',
              maxLength: 60,
              admin: { width: '50%', placeholder: '例如：先学会喘气' },
            },
            { name: 'teacher', type: 'text', label: '教师', maxLength: 40, admin: { width: '25%' } },
            { name: 'seats', type: 'number', label: '名额', min: 0, max: 10000, admin: { width: '25%', step: 1 } },
          ],
        },
        { name: 'venue', type: 'relationship', relationTo: 'venues', label: '地点（与课程不同时）' },
      ],
    },
    bodyField,
    slugField('title'),
    sampleField,
  ],
})
