import { z } from 'zod'
import { artForms, callKinds, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { idOf, idsOf, instantOf, pageOf, textOf } from '../entries/parts.ts'
import { audiencesField } from '../fields/audiences.ts'
import { bodyField } from '../fields/body.ts'
import { dayAdmin, momentAdmin } from '../../documents/fields/dates.ts'
import { deadlineProblem } from '../fields/deadlineProblem.ts'
import { expiresField } from '../fields/expires.ts'
import { kindAndUnitFields } from '../fields/kindAndUnit.ts'
import { optionsOf } from '../../base/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { resultsField } from '../fields/results.ts'
import { nextDateField } from '../../documents/nextDate/nextDateField.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { signUpFields } from '../fields/signUp.ts'
import { slugField } from '../fields/slug.ts'
import { noonOf, periodOf } from '../sample/dates.ts'
import { idsFor, maybeId, pageDocument } from '../sample/documentParts.ts'
import { day, forWhom, key, keys, page, text } from '../sample/parts.ts'
import { inRows, numbered } from '../sample/relationParts.ts'
import { library } from './library.ts'

/** 征集 比赛: the announcement of an open call or a contest, and its results */
export const calls = library({
  collection: {
    slug: 'calls',
    labels: { singular: '征集比赛', plural: '征集比赛' },
    admin: {
      useAsTitle: 'title',
      defaultColumns: ['title', 'kind', 'opens', 'nextDate', '_status', 'updatedAt'],
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
      ...signUpFields(false),
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
      resultsField,
      {
        name: 'handler',
        type: 'text',
        label: '经办人（不公开）',
        maxLength: 30,
        admin: { position: 'sidebar', description: '只给工作人员看。' },
      },
      expiresField,
      nextDateField('下一个截止', { deadline: 'closes' }),
      slugField('title'),
      sampleField,
    ],
  },
  /** Its results only once the day of their publication is given. */
  entry: (doc) => {
    const announced = instantOf(doc.announced)
    return {
      ...pageOf(doc),
      title: textOf(doc.title),
      kind: doc.kind,
      unit: idOf(doc.unit),
      opens: instantOf(doc.opens),
      closes: instantOf(doc.closes),
      audiences: doc.audiences ?? [],
      genres: doc.genres ?? [],
      entering: textOf(doc.entering),
      signUpUrl: textOf(doc.signUpUrl),
      signUpPicture: idOf(doc.signUpPicture),
      prizes: textOf(doc.prizes),
      jury: textOf(doc.jury),
      phone: textOf(doc.phone),
      results: (announced === undefined ? [] : (doc.results ?? [])).map((result) => ({
        id: result.id,
        award: textOf(result.award),
        work: idOf(result.work),
        talents: idsOf(result.talents),
        team: idOf(result.team),
        others: textOf(result.others),
      })),
      announced,
    }
  },
  sample: {
    file: z.strictObject({
      ...page,
      title: text,
      kind: z.enum(valuesOf(callKinds)),
      unit: key,
      /** Opens at 9 in the morning, closes at 6 in the evening. */
      opens: z.strictObject(day),
      closes: z.strictObject(day),
      audiences: forWhom,
      genres: z.array(z.enum(valuesOf(artForms))).default([]),
      entering: text,
      prizes: text.optional(),
      jury: text.optional(),
      phone: text.optional(),
      announced: z.strictObject(day).optional(),
      results: z
        .array(
          z.strictObject({
            award: text,
            work: key.optional(),
            talents: keys,
            team: key.optional(),
            others: text.optional(),
          }),
        )
        .default([]),
    }),
    document: (key, call, circumstances) => ({
      ...pageDocument(key, call, circumstances),
      title: call.title,
      kind: call.kind,
      unit: circumstances.idOf('units', call.unit),
      opens: periodOf({ ...call.opens, time: '09:00', minutes: 0 }, circumstances.anchor).start,
      closes: periodOf({ ...call.closes, time: '18:00', minutes: 0 }, circumstances.anchor).start,
      audiences: call.audiences,
      genres: call.genres,
      entering: call.entering,
      prizes: call.prizes ?? null,
      jury: call.jury ?? null,
      phone: call.phone ?? null,
      announced: call.announced === undefined ? null : noonOf(call.announced, circumstances.anchor),
      results: call.results.map((result) => ({
        award: result.award,
        work: maybeId('works', result.work, circumstances),
        talents: idsFor('talents', result.talents, circumstances),
        team: maybeId('teams', result.team, circumstances),
        others: result.others ?? null,
      })),
    }),
    relations: (call) => ({
      media: { picture: call.picture },
      units: { unit: call.unit },
      works: numbered(
        'results',
        call.results.map((result) => result.work),
      ),
      talents: inRows('results', call.results, 'talents', (result) => result.talents),
      teams: inRows('results', call.results, 'team', (result) => [result.team]),
    }),
  },
})
