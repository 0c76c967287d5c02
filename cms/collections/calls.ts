import { artForms, callKinds } from '../../site/catalogue/vocabulary.ts'
import { kindAndUnitFields } from '../fields/kindAndUnit.ts'
import { audiencesField } from '../fields/audiences.ts'
import { bodyField } from '../fields/body.ts'
import { dayAdmin, momentAdmin } from '../fields/dates.ts'
import { deadlineProblem } from '../fields/deadlineProblem.ts'
import { expiresField } from '../fields/expires.ts'
import { optionsOf } from '../fields/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { talentsField } from '../fields/relations.ts'
import { sampleField } from '../fields/sample.ts'
import { slugField } from '../fields/slug.ts'
import { withPages } from './withPages.ts'

/** 征集 比赛: the announcement of an open call or a contest, and its results */
export const calls = withPages({
  slug: 'calls',
  labels: { singular: '征集比赛', plural: '征集比赛' },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'opens', 'closes', '_status', 'updatedAt'],
    description: '作品征集、比赛和人才选拔：先发公告，截止评审后在同一条里填结果。',
  },
  fields: [
    {
      name: 'title',
      type: 'text',
      label: '名称',
      required: true,
      maxLength: 60,
      admin: { placeholder: '例如：“身边的匠心”职工摄影征集' },
    },
    kindAndUnitFields(callKinds),
    {
      type: 'row',
      fields: [
        {
          name: 'opens',
          type: 'date',
          label: '开始投稿或报名',
          required: true,
          admin: { width: '50%', ...momentAdmin },
        },
        {
          name: 'closes',
          type: 'date',
          label: '截止',
          required: true,
          admin: { width: '50%', ...momentAdmin, description: '到这一刻公众页面自动改为“已截止”。' },
          validate: (value, { siblingData }) =>
            value
              ? (deadlineProblem((siblingData as { opens?: string }).opens, String(value)) ?? true)
              : '请填写截止时间。',
        },
      ],
    },
    audiencesField,
    {
      name: 'genres',
      type: 'select',
      hasMany: true,
      label: '门类',
      options: optionsOf(artForms),
      admin: { description: '可选多个；不选就是不限门类。' },
    },
    {
      name: 'entering',
      type: 'text',
      label: '怎样参加',
      maxLength: 120,
      admin: { placeholder: '例如：作品交到本单位工会，由单位工会统一报送' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'prizes',
          type: 'text',
          label: '奖项设置',
          maxLength: 120,
          admin: { width: '67%', placeholder: '例如：一等奖 1 名、二等奖 3 名、三等奖 5 名' },
        },
        { name: 'phone', type: 'text', label: '咨询电话', maxLength: 30, admin: { width: '33%' } },
      ],
    },
    {
      name: 'jury',
      type: 'text',
      label: '评委',
      maxLength: 120,
      admin: { placeholder: '例如：由区文联、群艺馆和一线职工代表共七人组成' },
    },
    summaryField,
    pictureField('海报'),
    bodyField,
    {
      name: 'announced',
      type: 'date',
      label: '结果公布日期',
      admin: { ...dayAdmin, description: '填了日期又有结果，公众页面显示“结果已公布”。' },
    },
    {
      name: 'results',
      type: 'array',
      label: '结果',
      labels: { singular: '获奖', plural: '结果' },
      admin: { description: '从高到低。作品、人才和团队从库中选，不在库中的写成文字。' },
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
    },
    {
      name: 'handler',
      type: 'text',
      label: '经办人（不公开）',
      maxLength: 30,
      admin: { position: 'sidebar', description: '只给工作人员看。' },
    },
    expiresField,
    slugField('title'),
    sampleField,
  ],
})
