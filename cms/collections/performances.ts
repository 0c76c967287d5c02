import { artForms, performanceKinds } from '../../site/catalogue/vocabulary.ts'
import { kindAndUnitFields } from '../fields/kindAndUnit.ts'
import { admissionFields } from '../fields/admission.ts'
import { audiencesField } from '../fields/audiences.ts'
import { bodyField } from '../fields/body.ts'
import { videoFields } from '../fields/link.ts'
import { optionsOf } from '../fields/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { endField, startField } from '../fields/period.ts'
import { recordingField, talentsField, teamsField } from '../fields/relations.ts'
import { safetyField } from '../fields/safety.ts'
import { sampleField } from '../fields/sample.ts'
import { seriesField } from '../fields/series.ts'
import { slugField } from '../fields/slug.ts'
import { withPages } from './withPages.ts'

/** 演出: a show with its announcement */
export const performances = withPages({
  slug: 'performances',
  labels: { singular: '演出', plural: '演出' },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'admission', 'unit', '_status', 'updatedAt'],
    description: '演出预告：海报、场次、节目单。发布（经审稿）后，公众页面随即更新。',
  },
  fields: [
    {
      name: 'title',
      type: 'text',
      label: '名称',
      required: true,
      maxLength: 60,
      admin: { placeholder: '例如：职工合唱团秋季汇报演出' },
    },
    kindAndUnitFields(performanceKinds),
    admissionFields('演出前 30 分钟凭工会会员卡领票'),
    audiencesField,
    summaryField,
    pictureField('海报'),
    seriesField('showings', '场次', 2, ['venue']),
    {
      name: 'showings',
      type: 'array',
      label: '场次',
      labels: { singular: '场次', plural: '场次' },
      fields: [
        { type: 'row', fields: [startField, endField(false)] },
        {
          type: 'row',
          fields: [
            { name: 'venue', type: 'relationship', relationTo: 'venues', label: '地点', admin: { width: '50%' } },
            {
              name: 'note',
              type: 'text',
              label: '说明',
              maxLength: 60,
              admin: { width: '50%', placeholder: '例如：环卫工人专场' },
            },
          ],
        },
        { name: 'cancelled', type: 'checkbox', label: '本场取消', defaultValue: false },
      ],
    },
    {
      name: 'programme',
      type: 'array',
      label: '节目单',
      labels: { singular: '节目', plural: '节目' },
      admin: { description: '按演出顺序。作品、演员、团队从库中选，不在库中的写成文字。' },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'title',
              type: 'text',
              label: '节目名',
              required: true,
              maxLength: 60,
              admin: { width: '67%', placeholder: '例如：高原晨曲' },
            },
            { name: 'form', type: 'select', label: '形式', options: optionsOf(artForms), admin: { width: '33%' } },
          ],
        },
        {
          type: 'row',
          fields: [
            { name: 'work', type: 'relationship', relationTo: 'works', label: '作品', admin: { width: '50%' } },
            talentsField('performers', '演员'),
          ],
        },
        {
          type: 'row',
          fields: [
            teamsField('演出团队'),
            {
              name: 'performersText',
              type: 'text',
              label: '其他演员',
              maxLength: 120,
              admin: { width: '50%', placeholder: '例如：区教育工会教师合唱团' },
            },
          ],
        },
      ],
    },
    videoFields,
    recordingField('recording', '演出录像', '上传的录像会直接在演出页面上播放。'),
    bodyField,
    safetyField,
    slugField('title'),
    sampleField,
  ],
})
