import { z } from 'zod'
import { serviceKinds, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { idOf, idsOf, numberOf, pageOf, textOf } from '../entries/parts.ts'
import { audiencesField } from '../fields/audiences.ts'
import { bodyField } from '../fields/body.ts'
import { optionsOf } from '../../base/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { moneyField } from '../fields/price.ts'
import { talentsField, teamsField } from '../fields/relations.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { slugField } from '../fields/slug.ts'
import { idsFor, pageDocument } from '../sample/documentParts.ts'
import { forWhom, key, keys, page, text } from '../sample/parts.ts'
import { numbered } from '../sample/relationParts.ts'
import { library } from './library.ts'

/** 服务项目清单: the published menu from which units order (点单) */
export const services = library({
  collection: {
    slug: 'services',
    labels: { singular: '服务项目', plural: '服务项目清单' },
    admin: {
      group: '进基层',
      useAsTitle: 'title',
      defaultColumns: ['title', 'kind', 'available', 'unit', '_status', 'updatedAt'],
      description: '基层工会可以点的“菜单”：送文艺、送电影、送书画、送培训、送讲座，以及劳模工匠进校园等。',
    },
    fields: [
      {
        name: 'title',
        type: 'text',
        label: '名称',
        required: true,
        maxLength: 60,
        admin: { placeholder: '例如：工地上的四十分钟小舞台' },
      },
      {
        type: 'row',
        fields: [
          {
            name: 'kind',
            type: 'select',
            label: '类别',
            required: true,
            options: optionsOf(serviceKinds),
            admin: { width: '50%' },
          },
          { name: 'unit', type: 'relationship', relationTo: 'units', label: '提供工会', admin: { width: '50%' } },
        ],
      },
      {
        name: 'available',
        type: 'checkbox',
        label: '现在可以点',
        defaultValue: true,
        admin: { description: '取消勾选后仍在清单上，标为“暂不接单”。' },
      },
      audiencesField,
      {
        type: 'row',
        fields: [
          {
            name: 'minutes',
            type: 'number',
            label: '时长（分钟）',
            min: 1,
            max: 1440,
            admin: { width: '33%', step: 1, placeholder: '例如：40' },
          },
          {
            name: 'people',
            type: 'number',
            label: '最多人数',
            min: 1,
            max: 100000,
            admin: { width: '33%', step: 1, placeholder: '例如：200' },
          },
          {
            name: 'daysAhead',
            type: 'number',
            label: '提前几天点单',
            min: 0,
            max: 365,
            admin: { width: '33%', step: 1, placeholder: '例如：10' },
          },
        ],
      },
      {
        name: 'requirements',
        type: 'text',
        label: '点单单位要准备的',
        maxLength: 120,
        admin: { placeholder: '例如：30 平方米空地、一路 220 伏电源、二十把椅子' },
      },
      {
        type: 'row',
        fields: [
          {
            name: 'ordering',
            type: 'text',
            label: '怎样点单',
            maxLength: 120,
            admin: { width: '67%', placeholder: '例如：由单位工会主席打电话，说明时间、地点和人数' },
          },
          { name: 'phone', type: 'text', label: '公开电话', maxLength: 30, admin: { width: '33%' } },
        ],
      },
      { type: 'row', fields: [talentsField('talents', '上门的人（人才库）'), teamsField('上门的团队')] },
      summaryField,
      pictureField('配图'),
      bodyField,
      {
        name: 'internal',
        type: 'group',
        label: '内部信息（不公开）',
        admin: { description: '只给工作人员看，公众页面上没有。' },
        fields: [
          {
            type: 'row',
            fields: [
              { name: 'handler', type: 'text', label: '经办人', maxLength: 30, admin: { width: '50%' } },
              moneyField({
                name: 'cost',
                label: '每场经费（元）',
                admin: { width: '50%', placeholder: '例如：1500', description: '购买服务的每场费用，点单单位不付。' },
              }),
            ],
          },
        ],
      },
      slugField('title'),
      sampleField,
    ],
  },
  /** What it costs the union stays inside. */
  entry: (doc) => ({
    ...pageOf(doc),
    title: textOf(doc.title),
    kind: doc.kind,
    unit: idOf(doc.unit),
    available: Boolean(doc.available),
    audiences: doc.audiences ?? [],
    minutes: numberOf(doc.minutes),
    people: numberOf(doc.people),
    requirements: textOf(doc.requirements),
    daysAhead: numberOf(doc.daysAhead),
    ordering: textOf(doc.ordering),
    phone: textOf(doc.phone),
    talents: idsOf(doc.talents),
    teams: idsOf(doc.teams),
  }),
  sample: {
    file: z.strictObject({
      ...page,
      title: text,
      kind: z.enum(valuesOf(serviceKinds)),
      unit: key,
      available: z.boolean().default(true),
      audiences: forWhom,
      minutes: z.int().min(1).optional(),
      people: z.int().min(1).optional(),
      requirements: text.optional(),
      daysAhead: z.int().min(0).optional(),
      ordering: text,
      phone: text.optional(),
      talents: keys,
      teams: keys,
    }),
    document: (key, service, circumstances) => ({
      ...pageDocument(key, service, circumstances),
      title: service.title,
      kind: service.kind,
      unit: circumstances.idOf('units', service.unit),
      available: service.available,
      audiences: service.audiences,
      minutes: service.minutes ?? null,
      people: service.people ?? null,
      requirements: service.requirements ?? null,
      daysAhead: service.daysAhead ?? null,
      ordering: service.ordering,
      phone: service.phone ?? null,
      talents: idsFor('talents', service.talents, circumstances),
      teams: idsFor('teams', service.teams, circumstances),
    }),
    relations: (service) => ({
      media: { picture: service.picture },
      units: { unit: service.unit },
      talents: numbered('talents', service.talents),
      teams: numbered('teams', service.teams),
    }),
  },
})
