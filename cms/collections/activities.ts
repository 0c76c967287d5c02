import { activityKinds } from '../../site/catalogue/vocabulary.ts'
import { kindAndUnitFields } from '../fields/kindAndUnit.ts'
import { admissionFields } from '../fields/admission.ts'
import { audiencesField } from '../fields/audiences.ts'
import { bodyField } from '../fields/body.ts'
import { videoFields } from '../fields/link.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { endField, startField } from '../fields/period.ts'
import { picturesField, talentsField, teamsField } from '../fields/relations.ts'
import { safetyField } from '../fields/safety.ts'
import { sampleField } from '../fields/sample.ts'
import { seriesField } from '../fields/series.ts'
import { slugField } from '../fields/slug.ts'
import { withPages } from './withPages.ts'

/** 活动: everything else that one can go to */
export const activities = withPages({
  slug: 'activities',
  labels: { singular: '活动', plural: '活动' },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'unit', 'admission', '_status', 'updatedAt'],
    description: '课堂和演出以外可以参加的：艺术开放日、工作坊、采风、沙龙、展览、讲座、比赛、读书、健身。',
  },
  fields: [
    {
      name: 'title',
      type: 'text',
      label: '名称',
      required: true,
      maxLength: 60,
      admin: { placeholder: '例如：冬日暖阳：一小时减压工作坊' },
    },
    kindAndUnitFields(activityKinds),
    admissionFields('在本单位工会报名，带工会会员卡'),
    audiencesField,
    summaryField,
    pictureField('海报'),
    seriesField('dates', '日程', 4, ['venue', 'seats']),
    {
      name: 'dates',
      type: 'array',
      label: '日程',
      labels: { singular: '日程', plural: '日程' },
      admin: { description: '每一次一行。展览每天一行，或只写开幕和导览，展期写在入场说明里。' },
      fields: [
        { type: 'row', fields: [startField, endField(false)] },
        {
          type: 'row',
          fields: [
            { name: 'venue', type: 'relationship', relationTo: 'venues', label: '地点', admin: { width: '50%' } },
            { name: 'seats', type: 'number', label: '名额', min: 0, max: 10000, admin: { width: '20%', step: 1 } },
            {
              name: 'note',
              type: 'text',
              label: '说明',
              maxLength: 60,
              admin: { width: '30%', placeholder: '例如：女职工专场' },
            },
          ],
        },
        { name: 'cancelled', type: 'checkbox', label: '本次取消', defaultValue: false },
      ],
    },
    { type: 'row', fields: [talentsField('talents', '主讲人、带队人'), teamsField('参加团队')] },
    {
      name: 'works',
      type: 'relationship',
      relationTo: 'works',
      hasMany: true,
      label: '展出或讲到的作品',
      admin: { description: '选了以后，作品的页面上也会出现这个活动。' },
    },
    videoFields,
    picturesField('现场照片'),
    bodyField,
    safetyField,
    slugField('title'),
    sampleField,
  ],
})
