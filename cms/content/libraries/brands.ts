import { z } from 'zod'
import { brandKinds, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { idOf, idsOf, numberOf, pageOf, textOf } from '../entries/parts.ts'
import { bodyField } from '../fields/body.ts'
import { optionsOf } from '../../base/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { picturesField } from '../fields/relations.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { rowLabel } from '../fields/rowLabel.ts'
import { slugField } from '../fields/slug.ts'
import { yearField } from '../fields/year.ts'
import { idsFor, pageDocument } from '../sample/documentParts.ts'
import { key, keys, page, text, year } from '../sample/parts.ts'
import { inRows, numbered } from '../sample/relationParts.ts'
import { library } from './library.ts'

/** 品牌: a long-running line with its editions, and the thread from contest to gala to work to talent */
export const brands = library({
  collection: {
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
        admin: { description: '最新一届放在最前。', components: rowLabel('name', 'year', 'note') },
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
  },
  entry: (doc) => ({
    ...pageOf(doc),
    name: textOf(doc.name),
    kind: doc.kind,
    unit: idOf(doc.unit),
    since: numberOf(doc.since),
    pictures: idsOf(doc.pictures),
    editions: (doc.editions ?? []).map((edition) => ({
      id: edition.id,
      name: textOf(edition.name),
      year: numberOf(edition.year),
      note: textOf(edition.note),
      calls: idsOf(edition.calls),
      activities: idsOf(edition.activities),
      performances: idsOf(edition.performances),
    })),
  }),
  sample: {
    file: z.strictObject({
      ...page,
      name: text,
      kind: z.enum(valuesOf(brandKinds)),
      unit: key,
      since: year,
      pictures: keys,
      editions: z
        .array(
          z.strictObject({
            name: text,
            year,
            note: text.optional(),
            calls: keys,
            activities: keys,
            performances: keys,
          }),
        )
        .min(1),
    }),
    document: (key, brand, circumstances) => ({
      ...pageDocument(key, brand, circumstances),
      name: brand.name,
      kind: brand.kind,
      unit: circumstances.idOf('units', brand.unit),
      since: brand.since,
      pictures: idsFor('media', brand.pictures, circumstances),
      editions: brand.editions.map((edition) => ({
        name: edition.name,
        year: edition.year,
        note: edition.note ?? null,
        calls: idsFor('calls', edition.calls, circumstances),
        activities: idsFor('activities', edition.activities, circumstances),
        performances: idsFor('performances', edition.performances, circumstances),
      })),
    }),
    relations: (brand) => ({
      media: { picture: brand.picture, ...numbered('pictures', brand.pictures) },
      units: { unit: brand.unit },
      calls: inRows('editions', brand.editions, 'calls', (edition) => edition.calls),
      activities: inRows('editions', brand.editions, 'activities', (edition) => edition.activities),
      performances: inRows('editions', brand.editions, 'performances', (edition) => edition.performances),
    }),
  },
})
