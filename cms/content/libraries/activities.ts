import { z } from 'zod'
import { activityKinds, admissions, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { idOf, idsOf, instantOf, numberOf, pageOf, textOf } from '../entries/parts.ts'
import { admissionFields } from '../fields/admission.ts'
import { audiencesField } from '../fields/audiences.ts'
import { bodyField } from '../fields/body.ts'
import { changeFields, changeInLabel, changeOf } from '../fields/change.ts'
import { kindAndUnitFields } from '../fields/kindAndUnit.ts'
import { videoFields } from '../fields/link.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { endField, startField } from '../fields/period.ts'
import { picturesField, talentsField, teamsField } from '../fields/relations.ts'
import { rowLabel } from '../fields/rowLabel.ts'
import { safetyField } from '../fields/safety.ts'
import { nextDateField } from '../../documents/nextDate/nextDateField.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { seriesField } from '../fields/series.ts'
import { signUpFields, signUpOf } from '../fields/signUp.ts'
import { signUpHereFields, signUpHereOf } from '../fields/signUpHere.ts'
import { takePartFields, takePartOf } from '../fields/takePart.ts'
import { slugField } from '../fields/slug.ts'
import { byStart, idsFor, occasionOf, pageDocument, safetyOf, signUpOf as signUpInSample, takePartOf as takePartInSample, videoOf } from '../sample/documentParts.ts'
import { forWhom, key, keys, page, safety, showing, signUp, takePart, text, video } from '../sample/parts.ts'
import { signUpHereFile, signUpHereOf as signUpHereInSample } from '../sample/signUpHereFile.ts'
import { numbered } from '../sample/relationParts.ts'
import { library } from './library.ts'

/** 活动: everything else that one can go to */
export const activities = library({
  collection: {
    slug: 'activities',
    labels: { singular: '活动', plural: '活动' },
    admin: {
      useAsTitle: 'title',
      defaultColumns: ['title', 'kind', 'nextDate', 'unit', '_status', 'updatedAt'],
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
      ...signUpFields(),
      ...signUpHereFields(),
      ...takePartFields,
      audiencesField,
      summaryField,
      pictureField('海报'),
      seriesField({ array: 'dates', word: '日程', count: 4, kept: ['venue', 'seats'] }),
      {
        name: 'dates',
        type: 'array',
        label: '日程',
        labels: { singular: '日程', plural: '日程' },
        admin: {
          description: '每一次一行。展览每天一行，或只写开幕和导览，展期写在入场说明里。',
          components: rowLabel('start', 'note', ...changeInLabel),
        },
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
          changeFields('本次'),
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
      nextDateField('下一次', { rows: 'dates' }),
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
    dates: (doc.dates ?? []).map((date) => ({
      id: date.id,
      start: instantOf(date.start),
      end: instantOf(date.end),
      venue: idOf(date.venue),
      note: textOf(date.note),
      seats: numberOf(date.seats),
      ...changeOf(date),
    })),
    talents: idsOf(doc.talents),
    teams: idsOf(doc.teams),
    works: idsOf(doc.works),
    pictures: idsOf(doc.pictures),
  }),
  sample: {
    file: z.strictObject({
      ...page,
      title: text,
      kind: z.enum(valuesOf(activityKinds)),
      admission: z.enum(valuesOf(admissions)),
      admissionNote: text.optional(),
      ...signUp,
      ...signUpHereFile,
      ...takePart,
      audiences: forWhom,
      unit: key,
      ...video,
      safety,
      dates: z.array(showing.extend({ seats: z.int().min(1).optional() })).min(1),
      talents: keys,
      teams: keys,
      works: keys,
      pictures: keys,
    }),
    document: (key, activity, circumstances) => ({
      ...pageDocument(key, activity, circumstances),
      title: activity.title,
      kind: activity.kind,
      admission: activity.admission,
      admissionNote: activity.admissionNote ?? null,
      ...takePartInSample(activity),
      ...signUpInSample(activity, circumstances),
      ...signUpHereInSample(activity, circumstances),
      audiences: activity.audiences,
      unit: circumstances.idOf('units', activity.unit),
      ...videoOf(activity),
      safety: safetyOf(activity),
      dates: activity.dates
        .map((date) => ({ ...occasionOf(date, circumstances), seats: date.seats ?? null }))
        .sort(byStart),
      talents: idsFor('talents', activity.talents, circumstances),
      teams: idsFor('teams', activity.teams, circumstances),
      works: idsFor('works', activity.works, circumstances),
      pictures: idsFor('media', activity.pictures, circumstances),
    }),
    relations: (activity) => ({
      media: { picture: activity.picture, ...numbered('pictures', activity.pictures) },
      units: { unit: activity.unit },
      venues: numbered(
        'dates',
        activity.dates.map((date) => date.venue),
      ),
      talents: numbered('talents', activity.talents),
      teams: numbered('teams', activity.teams),
      works: numbered('works', activity.works),
    }),
  },
})
