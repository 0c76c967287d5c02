import { z } from 'zod'
import { admissions, artForms, performanceKinds, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { idOf, idsOf, instantOf, pageOf, textOf } from '../entries/parts.ts'
import { admissionFields } from '../fields/admission.ts'
import { audiencesField } from '../fields/audiences.ts'
import { bodyField } from '../fields/body.ts'
import { changeFields, changeInLabel, changeOf } from '../fields/change.ts'
import { kindAndUnitFields } from '../fields/kindAndUnit.ts'
import { videoFields } from '../fields/link.ts'
import { optionsOf } from '../../base/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { peopleTextField } from '../fields/peopleText.ts'
import { endField, startField } from '../fields/period.ts'
import { recordingField, talentsField, teamsField } from '../fields/relations.ts'
import { rowLabel } from '../fields/rowLabel.ts'
import { safetyField } from '../fields/safety.ts'
import { nextDateField } from '../../documents/nextDate/nextDateField.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { seriesField } from '../fields/series.ts'
import { signUpFields, signUpOf } from '../fields/signUp.ts'
import { signUpHereFields, signUpHereOf } from '../fields/signUpHere.ts'
import { takePartFields, takePartOf } from '../fields/takePart.ts'
import { slugField } from '../fields/slug.ts'
import { byStart, idsFor, maybeId, occasionOf, pageDocument, safetyOf, signUpOf as signUpInSample, takePartOf as takePartInSample, videoOf } from '../sample/documentParts.ts'
import { forWhom, key, keys, page, safety, showing, signUp, takePart, text, video } from '../sample/parts.ts'
import { signUpHereFile, signUpHereOf as signUpHereInSample } from '../sample/signUpHereFile.ts'
import { inRows, numbered } from '../sample/relationParts.ts'
import { library } from './library.ts'

const programmeItem = z.strictObject({
  title: text,
  form: z.enum(valuesOf(artForms)).optional(),
  work: key.optional(),
  performers: keys,
  teams: keys,
  performersText: text.optional(),
})

/** 演出: a show with its announcement */
export const performances = library({
  collection: {
    slug: 'performances',
    labels: { singular: '演出', plural: '演出' },
    admin: {
      useAsTitle: 'title',
      defaultColumns: ['title', 'kind', 'nextDate', 'unit', '_status', 'updatedAt'],
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
      ...signUpFields(),
      ...signUpHereFields(),
      ...takePartFields,
      audiencesField,
      summaryField,
      pictureField('海报'),
      seriesField({ array: 'showings', word: '场次', count: 2, kept: ['venue'] }),
      {
        name: 'showings',
        type: 'array',
        label: '场次',
        labels: { singular: '场次', plural: '场次' },
        admin: { components: rowLabel('start', 'note', ...changeInLabel) },
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
          changeFields('本场'),
        ],
      },
      {
        name: 'programme',
        type: 'array',
        label: '节目单',
        labels: { singular: '节目', plural: '节目' },
        admin: {
          description: '按演出顺序。作品、演员、团队从库中选，不在库中的写成文字。',
          components: rowLabel('title', { name: 'form', words: artForms }, 'performersText'),
        },
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
              peopleTextField(
                {
                  name: 'performersText',
                  label: '其他演员',
                  maxLength: 120,
                  admin: { width: '50%', placeholder: '例如：区教育工会教师合唱团' },
                },
                { name: 'performers', label: '演员' },
              ),
            ],
          },
        ],
      },
      videoFields,
      recordingField('recording', '演出录像', '上传的录像会直接在演出页面上播放。'),
      bodyField,
      safetyField,
      nextDateField('下一场', { rows: 'showings' }),
      slugField('title'),
      sampleField,
    ],
  },
  /** What is noted for its safety stays inside. */
  entry: (doc) => ({
    ...pageOf(doc),
    title: textOf(doc.title),
    kind: doc.kind,
    admission: doc.admission,
    admissionNote: textOf(doc.admissionNote),
    ...signUpOf(doc),
    ...signUpHereOf(doc),
    ...takePartOf(doc),
    audiences: doc.audiences ?? [],
    unit: idOf(doc.unit),
    liveUrl: textOf(doc.liveUrl),
    replayUrl: textOf(doc.replayUrl),
    recording: idOf(doc.recording),
    showings: (doc.showings ?? []).map((showing) => ({
      id: showing.id,
      start: instantOf(showing.start),
      end: instantOf(showing.end),
      venue: idOf(showing.venue),
      note: textOf(showing.note),
      ...changeOf(showing),
    })),
    programme: (doc.programme ?? []).map((item) => ({
      id: item.id,
      title: textOf(item.title),
      form: item.form ?? undefined,
      work: idOf(item.work),
      performers: idsOf(item.performers),
      teams: idsOf(item.teams),
      performersText: textOf(item.performersText),
    })),
  }),
  sample: {
    file: z.strictObject({
      ...page,
      title: text,
      kind: z.enum(valuesOf(performanceKinds)),
      admission: z.enum(valuesOf(admissions)),
      admissionNote: text.optional(),
      ...signUp,
      ...signUpHereFile,
      ...takePart,
      audiences: forWhom,
      unit: key,
      ...video,
      safety,
      showings: z.array(showing).min(1),
      programme: z.array(programmeItem).default([]),
    }),
    document: (key, performance, circumstances) => ({
      ...pageDocument(key, performance, circumstances),
      title: performance.title,
      kind: performance.kind,
      admission: performance.admission,
      admissionNote: performance.admissionNote ?? null,
      ...takePartInSample(performance),
      ...signUpInSample(performance, circumstances),
      ...signUpHereInSample(performance, circumstances),
      audiences: performance.audiences,
      ...videoOf(performance),
      safety: safetyOf(performance),
      unit: circumstances.idOf('units', performance.unit),
      showings: performance.showings.map((showing) => occasionOf(showing, circumstances)).sort(byStart),
      programme: performance.programme.map((item) => ({
        title: item.title,
        form: item.form ?? null,
        work: maybeId('works', item.work, circumstances),
        performers: idsFor('talents', item.performers, circumstances),
        teams: idsFor('teams', item.teams, circumstances),
        performersText: item.performersText ?? null,
      })),
    }),
    relations: (performance) => ({
      media: { picture: performance.picture },
      units: { unit: performance.unit },
      venues: numbered(
        'showings',
        performance.showings.map((showing) => showing.venue),
      ),
      works: numbered(
        'programme',
        performance.programme.map((item) => item.work),
      ),
      talents: inRows('programme', performance.programme, 'performers', (item) => item.performers),
      teams: inRows('programme', performance.programme, 'teams', (item) => item.teams),
    }),
  },
})
