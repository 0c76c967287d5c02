import { z } from 'zod'
import { captionProblem, unitMark } from '../../../site/catalogue/campaigns/caption.ts'
import { serviceKinds, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { phasesField, privateFields } from '../campaigns/fields.ts'
import { storedForm } from '../campaigns/form.ts'
import { templateNames } from '../campaigns/templates.ts'
import { idOf, instantOf, numberOf, pageOf, textOf } from '../entries/parts.ts'
import { bodyField } from '../fields/body.ts'
import { optionsOf } from '../../base/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { slugField } from '../fields/slug.ts'
import { yearField } from '../fields/year.ts'
import { dayOfYear, yearOfAnchor } from '../sample/dates.ts'
import { pageDocument } from '../sample/documentParts.ts'
import { dayInYear, key, page, text } from '../sample/parts.ts'
import { library } from './library.ts'

/** 专项: what a union brings to the grass roots in one year, with how its units report */
export const campaigns = library({
  collection: {
    slug: 'campaigns',
    labels: { singular: '专项', plural: '进基层专项' },
    admin: {
      group: '进基层',
      useAsTitle: 'title',
      defaultColumns: ['title', 'year', 'kinds', 'unit', '_status', 'updatedAt'],
      description:
        '一年一条，例如：千场文化活动进基层。上半部分公众看得到；报送期、统计表和联系人只给工作人员看。第二年复制一条再改，去年的表不会跟着变。',
    },
    fields: [
      {
        name: 'title',
        type: 'text',
        label: '名称',
        required: true,
        maxLength: 60,
        admin: { placeholder: '例如：千场文化活动进基层' },
      },
      {
        type: 'row',
        fields: [
          { ...yearField, required: true, admin: { ...yearField.admin, width: '20%' } },
          {
            name: 'theme',
            type: 'text',
            label: '主题',
            maxLength: 40,
            admin: { width: '40%', placeholder: '例如：中国梦·劳动美·工会情' },
          },
          { name: 'unit', type: 'relationship', relationTo: 'units', label: '牵头工会', admin: { width: '40%' } },
        ],
      },
      {
        name: 'kinds',
        type: 'select',
        hasMany: true,
        label: '送什么',
        options: optionsOf(serviceKinds),
        admin: { description: '可选多个。公众页面据此列出可以点的服务；分类的统计表按这里分类。' },
      },
      summaryField,
      pictureField('配图'),
      phasesField,
      {
        name: 'caption',
        type: 'text',
        label: '背景屏字幕',
        maxLength: 100,
        validate: (value: string | null | undefined) => captionProblem(value ?? '') ?? true,
        admin: {
          placeholder: `例如：市总工会“中国梦·劳动美·工会情”千场文化活动进基层（${unitMark}专场）`,
          description: `${unitMark} 的地方，用的时候换成那个单位的名字。`,
        },
      },
      bodyField,
      ...privateFields,
      slugField('title'),
      sampleField,
    ],
  },
  /** How units report, and whom they ask, stays inside. */
  entry: (doc) => ({
    ...pageOf(doc),
    title: textOf(doc.title),
    year: numberOf(doc.year),
    theme: textOf(doc.theme),
    unit: idOf(doc.unit),
    kinds: doc.kinds ?? [],
    phases: (doc.phases ?? []).map(({ id, name, from, to, handIn }) => ({
      id,
      name: textOf(name),
      from: instantOf(from),
      to: instantOf(to),
      handIn: textOf(handIn),
    })),
    caption: textOf(doc.caption),
  }),
  sample: {
    file: z.strictObject({
      ...page,
      title: text,
      /** 0 is the year in which the sample content is put in, -1 the one before. */
      year: z.int().min(-9).max(0),
      theme: text.optional(),
      unit: key,
      kinds: z.array(z.enum(valuesOf(serviceKinds))).min(1),
      phases: z
        .array(z.strictObject({ name: text, from: dayInYear, to: dayInYear, handIn: text.optional() }))
        .default([]),
      caption: text.optional(),
      periods: z
        .array(z.strictObject({ label: text, from: dayInYear, to: dayInYear, due: dayInYear, locks: dayInYear }))
        .default([]),
      form: z.enum(valuesOf(templateNames)).optional(),
    }),
    document: (key, campaign, circumstances) => {
      const year = yearOfAnchor(circumstances.anchor) + campaign.year
      const dayOf = (day: string) => dayOfYear(day, year)
      return {
        ...pageDocument(key, campaign, circumstances),
        title: campaign.title,
        year,
        theme: campaign.theme ?? null,
        unit: circumstances.idOf('units', campaign.unit),
        kinds: campaign.kinds,
        phases: campaign.phases.map(({ name, from, to, handIn }) => ({
          name,
          from: dayOf(from),
          to: dayOf(to),
          handIn: handIn ?? null,
        })),
        caption: campaign.caption ?? null,
        periods: campaign.periods.map(({ label, from, to, due, locks }) => ({
          label,
          from: dayOf(from),
          to: dayOf(to),
          due: dayOf(due),
          locks: dayOf(locks),
        })),
        ...(campaign.form !== undefined && storedForm(campaign.form)),
      }
    },
    relations: (campaign) => ({
      media: { picture: campaign.picture },
      units: { unit: campaign.unit },
    }),
  },
})
