import { z } from 'zod'
import { artForms, honourKinds, honourLevels, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { idOf, instantOf, numberOf, pageOf, textOf } from '../entries/parts.ts'
import { bodyField } from '../fields/body.ts'
import { consentField } from '../fields/consent.ts'
import { dayAdmin } from '../../documents/fields/dates.ts'
import { honoursField } from '../fields/honours.ts'
import { optionsOf } from '../../base/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { slugField } from '../fields/slug.ts'
import type { Talent } from '../../payload-types.ts'
import { noonOf } from '../sample/dates.ts'
import { pageDocument } from '../sample/documentParts.ts'
import { day, key, page, text, year } from '../sample/parts.ts'
import { library } from './library.ts'

/** 职工文艺人才库: a person, shown to the public only with consent */
export const talents = library({
  collection: {
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
          {
            name: 'name',
            type: 'text',
            label: '姓名',
            required: true,
            maxLength: 30,
            admin: { width: '33%', placeholder: '例如：白玉澜' },
          },
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
      honoursField,
      {
        name: 'speaker',
        type: 'checkbox',
        label: '劳模工匠进校园宣讲人',
        defaultValue: false,
        admin: { description: '勾选后公众页面标明可以进校园宣讲。' },
      },
      bodyField,
      {
        name: 'selection',
        type: 'group',
        label: '入库选拔',
        admin: { description: '推荐工会、级别和日期对外显示；推荐人和评审意见不公开。' },
        fields: [
          {
            type: 'row',
            fields: [
              { name: 'unit', type: 'relationship', relationTo: 'units', label: '推荐工会', admin: { width: '33%' } },
              {
                name: 'level',
                type: 'select',
                label: '入库级别',
                options: optionsOf(honourLevels),
                admin: { width: '33%' },
              },
              {
                name: 'date',
                type: 'date',
                label: '入库日期',
                admin: { width: '33%', ...dayAdmin },
              },
            ],
          },
          { name: 'recommender', type: 'text', label: '推荐人（不公开）', maxLength: 30 },
          {
            name: 'opinion',
            type: 'textarea',
            label: '评审意见（不公开）',
            maxLength: 1000,
            admin: { rows: 2, placeholder: '例如：专业评审三人同意，建议承担合唱团声部长。' },
          },
        ],
      },
      consentField,
      slugField('name'),
      sampleField,
    ],
  },
  /**
   * The public entry of a talent; nothing at all without consent, and no more than it covers. A consent of before its
   * scope was asked for covers everything (decision 0008).
   */
  entry: (doc) => {
    if (doc.consent?.given !== true) return undefined
    const scope = doc.consent.scope ?? 'full'
    const isProfile = scope !== 'name-only'
    const { picture, summary, body, tags, ...page } = pageOf(doc)
    return {
      ...page,
      summary: isProfile ? summary : undefined,
      picture: scope === 'full' ? picture : undefined,
      body: isProfile ? body : undefined,
      tags: isProfile ? tags : [],
      name: textOf(doc.name),
      specialities: doc.specialities ?? [],
      unit: isProfile ? idOf(doc.unit) : undefined,
      speaker: isProfile && Boolean(doc.speaker),
      honours: (isProfile ? (doc.honours ?? []) : []).map((honour) => ({
        kind: honour.kind ?? undefined,
        title: textOf(honour.title),
        level: honour.level,
        year: numberOf(honour.year),
      })),
      selection: isProfile ? selectionEntry(doc.selection) : undefined,
    }
  },
  sample: {
    file: z.strictObject({
      ...page,
      name: text,
      specialities: z.array(z.enum(valuesOf(artForms))).min(1),
      unit: key,
      speaker: z.boolean().default(false),
      honours: z
        .array(
          z.strictObject({
            kind: z.enum(valuesOf(honourKinds)).optional(),
            title: text.optional(),
            level: z.enum(valuesOf(honourLevels)),
            year,
          }),
        )
        .default([]),
      selection: z
        .strictObject({
          unit: key,
          level: z.enum(valuesOf(honourLevels)),
          ...day,
          recommender: text.optional(),
          opinion: text.optional(),
        })
        .optional(),
    }),
    document: (key, talent, circumstances) => ({
      ...pageDocument(key, talent, circumstances),
      name: talent.name,
      specialities: talent.specialities,
      unit: circumstances.idOf('units', talent.unit),
      speaker: talent.speaker,
      honours: talent.honours.map(({ kind = null, title = null, ...honour }) => ({ ...honour, kind, title })),
      // These people are invented: nobody is left to be asked.
      consent: { given: true, scope: 'full' as const, date: noonOf({ week: -1, weekday: 1 }, circumstances.anchor) },
      selection:
        talent.selection === undefined
          ? {}
          : {
              unit: circumstances.idOf('units', talent.selection.unit),
              level: talent.selection.level,
              date: noonOf(talent.selection, circumstances.anchor),
              recommender: talent.selection.recommender ?? null,
              opinion: talent.selection.opinion ?? null,
            },
    }),
    relations: (talent) => ({
      media: { picture: talent.picture },
      units: { unit: talent.unit, 'selection.unit': talent.selection?.unit },
    }),
  },
})

/** Which union recommended, at which level it was decided and when; never the people behind it. */
function selectionEntry(selection: Talent['selection']) {
  const entry = {
    unit: idOf(selection?.unit),
    level: selection?.level ?? undefined,
    date: instantOf(selection?.date),
  }
  return Object.values(entry).some((value) => value !== undefined) ? entry : undefined
}
