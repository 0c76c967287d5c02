import { z } from 'zod'
import { link } from '../../../site/catalogue/schemas/parts.ts'
import { artForms, honourLevels, recordingKinds, sendingResults, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { idOf, idsOf, numberOf, pageOf, textOf } from '../entries/parts.ts'
import { bodyField } from '../fields/body.ts'
import { linkField } from '../fields/link.ts'
import { optionsOf } from '../../base/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { peopleTextField } from '../fields/peopleText.ts'
import { picturesField, recordingField, talentsField } from '../fields/relations.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { rowLabel } from '../fields/rowLabel.ts'
import { slugField } from '../fields/slug.ts'
import { yearField } from '../fields/year.ts'
import { idsFor, maybeId, pageDocument } from '../sample/documentParts.ts'
import { key, keys, page, text, year } from '../sample/parts.ts'
import { numbered } from '../sample/relationParts.ts'
import { library } from './library.ts'

/** A recording is somewhere: on another site or here. */
const missingRecording = (row: { file?: unknown }): string | undefined =>
  row.file ? undefined : '请填写网址（以 https:// 开头），或者上传文件。'

/** 职工文艺作品库 */
export const works = library({
  collection: {
    slug: 'works',
    labels: { singular: '作品', plural: '作品库' },
    admin: { useAsTitle: 'title', defaultColumns: ['title', 'genre', 'authors', 'year', '_status', 'updatedAt'] },
    fields: [
      {
        name: 'title',
        type: 'text',
        label: '名称',
        required: true,
        maxLength: 60,
        admin: { placeholder: '例如：高原晨曲' },
      },
      {
        type: 'row',
        fields: [
          {
            name: 'genre',
            type: 'select',
            label: '门类',
            required: true,
            options: optionsOf(artForms),
            admin: { width: '33%' },
          },
          { ...yearField, label: '创作年份', admin: { ...yearField.admin, width: '33%' } },
          { name: 'unit', type: 'relationship', relationTo: 'units', label: '所属工会', admin: { width: '33%' } },
        ],
      },
      {
        type: 'row',
        fields: [
          talentsField('authors', '作者（人才库）', '33%'),
          peopleTextField(
            {
              name: 'authorsText',
              label: '其他作者',
              maxLength: 120,
              admin: { width: '33%', placeholder: '例如：第三项目部集体创作' },
            },
            { name: 'authors', label: '作者（人才库）' },
          ),
          { name: 'team', type: 'relationship', relationTo: 'teams', label: '团队', admin: { width: '33%' } },
        ],
      },
      summaryField,
      pictureField('主图'),
      picturesField('更多图片'),
      {
        name: 'recordings',
        type: 'array',
        label: '音频视频',
        labels: { singular: '音频视频', plural: '音频视频' },
        admin: {
          description: '演唱、演奏和演出的录音录像：填视频平台、公众号上的网址，或者上传文件，二者至少一个。',
          components: rowLabel({ name: 'kind', words: recordingKinds }, 'title', 'url'),
        },
        fields: [
          {
            type: 'row',
            fields: [
              {
                name: 'kind',
                type: 'select',
                label: '种类',
                required: true,
                defaultValue: 'video',
                options: optionsOf(recordingKinds),
                admin: { width: '25%' },
              },
              {
                name: 'title',
                type: 'text',
                label: '标题',
                maxLength: 60,
                admin: { width: '25%', placeholder: '例如：年终汇演现场' },
              },
              linkField({ name: 'url', label: '网址', missing: missingRecording, admin: { width: '50%' } }),
            ],
          },
          recordingField('file', '上传的文件'),
        ],
      },
      {
        name: 'awards',
        type: 'array',
        label: '获奖',
        labels: { singular: '奖项', plural: '奖项' },
        admin: { components: rowLabel('name', { name: 'level', words: honourLevels }, 'year') },
        fields: [
          {
            type: 'row',
            fields: [
              {
                name: 'name',
                type: 'text',
                label: '奖项',
                required: true,
                maxLength: 80,
                admin: { width: '50%', placeholder: '例如：市职工美术展一等奖' },
              },
              {
                name: 'level',
                type: 'select',
                label: '级别',
                options: optionsOf(honourLevels),
                admin: { width: '25%' },
              },
              { ...yearField, admin: { ...yearField.admin, width: '25%' } },
            ],
          },
        ],
      },
      {
        name: 'sentUp',
        type: 'array',
        label: '上送',
        labels: { singular: '上送', plural: '上送' },
        admin: {
          description: '推荐到市总、省总等的记录。只有入选和获奖的对外显示，待评和未入选的不公开。',
          components: rowLabel('occasion', { name: 'level', words: honourLevels }, 'year', {
            name: 'result',
            words: sendingResults,
          }),
        },
        fields: [
          {
            type: 'row',
            fields: [
              {
                name: 'level',
                type: 'select',
                label: '送到',
                required: true,
                options: optionsOf(honourLevels),
                admin: { width: '20%' },
              },
              {
                name: 'occasion',
                type: 'text',
                label: '参加的活动',
                required: true,
                maxLength: 80,
                admin: { width: '40%', placeholder: '例如：省总职工文艺汇演' },
              },
              { ...yearField, admin: { ...yearField.admin, width: '20%' } },
              {
                name: 'result',
                type: 'select',
                label: '结果',
                required: true,
                defaultValue: 'pending',
                options: optionsOf(sendingResults),
                admin: { width: '20%' },
              },
            ],
          },
          {
            name: 'note',
            type: 'text',
            label: '内部备注（不公开）',
            maxLength: 200,
            admin: { placeholder: '例如：材料由宣教部报送，已寄原件' },
          },
        ],
      },
      bodyField,
      slugField('title'),
      sampleField,
    ],
  },
  entry: (doc) => ({
    ...pageOf(doc),
    title: textOf(doc.title),
    genre: doc.genre,
    authors: idsOf(doc.authors),
    authorsText: textOf(doc.authorsText),
    team: idOf(doc.team),
    unit: idOf(doc.unit),
    year: numberOf(doc.year),
    pictures: idsOf(doc.pictures),
    recordings: (doc.recordings ?? []).map((recording) => ({
      kind: recording.kind,
      title: textOf(recording.title),
      url: textOf(recording.url),
      file: idOf(recording.file),
    })),
    awards: (doc.awards ?? []).map((award) => ({
      name: textOf(award.name),
      level: award.level ?? undefined,
      year: numberOf(award.year),
    })),
    sentUp: (doc.sentUp ?? []).filter(isSuccess).map((sending) => ({
      level: sending.level,
      occasion: textOf(sending.occasion),
      year: numberOf(sending.year),
      result: sending.result,
    })),
  }),
  sample: {
    file: z.strictObject({
      ...page,
      title: text,
      genre: z.enum(valuesOf(artForms)),
      authors: keys,
      authorsText: text.optional(),
      team: key.optional(),
      unit: key,
      year,
      pictures: keys,
      recordings: z
        .array(
          z.strictObject({
            kind: z.enum(valuesOf(recordingKinds)),
            title: text.optional(),
            url: link.optional(),
            file: key.optional(),
          }),
        )
        .default([]),
      sentUp: z
        .array(
          z.strictObject({
            level: z.enum(valuesOf(honourLevels)),
            occasion: text,
            year,
            result: z.enum(valuesOf(sendingResults)),
            note: text.optional(),
          }),
        )
        .default([]),
      awards: z.array(z.strictObject({ name: text, level: z.enum(valuesOf(honourLevels)), year })).default([]),
    }),
    document: (key, work, circumstances) => ({
      ...pageDocument(key, work, circumstances),
      title: work.title,
      genre: work.genre,
      authors: idsFor('talents', work.authors, circumstances),
      authorsText: work.authorsText ?? null,
      team: maybeId('teams', work.team, circumstances),
      unit: circumstances.idOf('units', work.unit),
      year: work.year,
      pictures: idsFor('media', work.pictures, circumstances),
      recordings: work.recordings.map(({ kind, title, url, file }) => ({
        kind,
        title: title ?? null,
        url: url ?? null,
        file: maybeId('recordings', file, circumstances),
      })),
      awards: work.awards,
      sentUp: work.sentUp.map((sending) => ({ ...sending, note: sending.note ?? null })),
    }),
    relations: (work) => ({
      media: { picture: work.picture, ...numbered('pictures', work.pictures) },
      units: { unit: work.unit },
      talents: numbered('authors', work.authors),
      teams: { team: work.team },
      recordings: numbered(
        'recordings',
        work.recordings.map((recording) => recording.file),
      ),
    }),
  },
})

/** What is undecided or was not chosen is nobody's business outside. */
function isSuccess({ result }: { result: string }): boolean {
  return result === 'selected' || result === 'awarded'
}
