import { z } from 'zod'
import { teamKinds, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { idOf, idsOf, numberOf, pageOf, textOf } from '../entries/parts.ts'
import { bodyField } from '../fields/body.ts'
import { optionsOf } from '../../base/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { picturesField, talentsField } from '../fields/relations.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { slugField } from '../fields/slug.ts'
import { yearField } from '../fields/year.ts'
import { idsFor, maybeId, pageDocument } from '../sample/documentParts.ts'
import { key, keys, page, text, year } from '../sample/parts.ts'
import { numbered } from '../sample/relationParts.ts'
import { library } from './library.ts'

/** 文艺团队: a choir, a troupe, a team of volunteers */
export const teams = library({
  collection: {
    slug: 'teams',
    labels: { singular: '团队', plural: '文艺团队' },
    admin: {
      useAsTitle: 'name',
      defaultColumns: ['name', 'kind', 'unit', 'size', '_status', 'updatedAt'],
      description: '职工合唱团、艺术团、乐队、文艺志愿者队。作品在“作品库”里选本团，节目在演出的节目单里选本团。',
    },
    fields: [
      {
        name: 'name',
        type: 'text',
        label: '名称',
        required: true,
        maxLength: 60,
        admin: { placeholder: '例如：区职工合唱团' },
      },
      {
        type: 'row',
        fields: [
          {
            name: 'kind',
            type: 'select',
            label: '类别',
            required: true,
            options: optionsOf(teamKinds),
            admin: { width: '50%' },
          },
          { name: 'unit', type: 'relationship', relationTo: 'units', label: '所属工会', admin: { width: '50%' } },
        ],
      },
      {
        type: 'row',
        fields: [
          { ...yearField, name: 'founded', label: '成立年份', admin: { ...yearField.admin, width: '50%' } },
          {
            name: 'size',
            type: 'number',
            label: '人数',
            min: 1,
            max: 10000,
            admin: { width: '50%', step: 1, placeholder: '例如：42' },
          },
        ],
      },
      {
        type: 'row',
        fields: [
          {
            name: 'leader',
            type: 'relationship',
            relationTo: 'talents',
            label: '负责人（人才库）',
            admin: { width: '50%' },
          },
          talentsField('members', '成员（人才库）'),
        ],
      },
      {
        type: 'row',
        fields: [
          {
            name: 'rehearsal',
            type: 'text',
            label: '排练时间地点',
            maxLength: 120,
            admin: { width: '50%', placeholder: '例如：每周四 19:00，文化宫二楼排练厅' },
          },
          {
            name: 'joining',
            type: 'text',
            label: '怎样加入',
            maxLength: 120,
            admin: { width: '50%', placeholder: '例如：排练时间直接来，会唱就行' },
          },
        ],
      },
      summaryField,
      pictureField('合影'),
      picturesField('更多照片'),
      bodyField,
      {
        name: 'contact',
        type: 'group',
        label: '联系人（不公开）',
        admin: { description: '只给工作人员看，公众页面上没有。' },
        fields: [
          {
            type: 'row',
            fields: [
              { name: 'name', type: 'text', label: '姓名', maxLength: 30, admin: { width: '50%' } },
              { name: 'phone', type: 'text', label: '电话', maxLength: 30, admin: { width: '50%' } },
            ],
          },
        ],
      },
      slugField('name'),
      sampleField,
    ],
  },
  /** Its contact stays inside. */
  entry: (doc) => ({
    ...pageOf(doc),
    name: textOf(doc.name),
    kind: doc.kind,
    unit: idOf(doc.unit),
    founded: numberOf(doc.founded),
    size: numberOf(doc.size),
    leader: idOf(doc.leader),
    members: idsOf(doc.members),
    rehearsal: textOf(doc.rehearsal),
    joining: textOf(doc.joining),
    pictures: idsOf(doc.pictures),
  }),
  sample: {
    file: z.strictObject({
      ...page,
      name: text,
      kind: z.enum(valuesOf(teamKinds)),
      unit: key,
      founded: year,
      size: z.int().min(1),
      leader: key.optional(),
      members: keys,
      rehearsal: text,
      joining: text,
      pictures: keys,
    }),
    document: (key, team, circumstances) => ({
      ...pageDocument(key, team, circumstances),
      name: team.name,
      kind: team.kind,
      unit: circumstances.idOf('units', team.unit),
      founded: team.founded,
      size: team.size,
      leader: maybeId('talents', team.leader, circumstances),
      members: idsFor('talents', team.members, circumstances),
      rehearsal: team.rehearsal,
      joining: team.joining,
      pictures: idsFor('media', team.pictures, circumstances),
    }),
    relations: (team) => ({
      media: { picture: team.picture, ...numbered('pictures', team.pictures) },
      units: { unit: team.unit },
      talents: { leader: team.leader, ...numbered('members', team.members) },
    }),
  },
})
