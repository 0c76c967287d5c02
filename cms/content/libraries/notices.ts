import { z } from 'zod'
import { noticeKinds, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { idOf, instantOf, pageOf, textOf } from '../entries/parts.ts'
import { bodyField } from '../fields/body.ts'
import { dayAdmin } from '../../documents/fields/dates.ts'
import { expiresField } from '../fields/expires.ts'
import { optionsOf } from '../../base/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { slugField } from '../fields/slug.ts'
import { noonOf } from '../sample/dates.ts'
import { pageDocument } from '../sample/documentParts.ts'
import { day, key, page, text } from '../sample/parts.ts'
import { library } from './library.ts'

/** 公告 动态 */
export const notices = library({
  collection: {
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
  },
  entry: (doc) => ({
    ...pageOf(doc),
    title: textOf(doc.title),
    kind: doc.kind,
    date: instantOf(doc.date),
    unit: idOf(doc.unit),
  }),
  sample: {
    file: z.strictObject({
      ...page,
      title: text,
      kind: z.enum(valuesOf(noticeKinds)),
      ...day,
      unit: key,
    }),
    document: (key, notice, circumstances) => ({
      ...pageDocument(key, notice, circumstances),
      title: notice.title,
      kind: notice.kind,
      date: noonOf(notice, circumstances.anchor),
      unit: circumstances.idOf('units', notice.unit),
    }),
    relations: (notice) => ({ media: { picture: notice.picture }, units: { unit: notice.unit } }),
  },
})
