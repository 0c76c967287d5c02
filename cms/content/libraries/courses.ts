import type { Option, SelectFieldSingleValidation } from 'payload'
import { courseKinds, courseTypes, courseTypesOf } from '../../../site/catalogue/vocabulary.ts'
import { idOf, idsOf, instantOf, numberOf, pageOf, textOf } from '../entries/parts.ts'
import { audiencesField } from '../fields/audiences.ts'
import { bodyField } from '../fields/body.ts'
import { changeFields, changeInLabel, changeOf } from '../fields/change.ts'
import { optionsOf } from '../../base/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { endField, startField } from '../fields/period.ts'
import { peopleTextField } from '../fields/peopleText.ts'
import { appliedPrice } from '../fields/appliedPrice.ts'
import { priceFields } from '../fields/price.ts'
import { talentsField } from '../fields/relations.ts'
import { nextDateField } from '../../documents/nextDate/nextDateField.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { seriesField } from '../fields/series.ts'
import { rowLabel } from '../fields/rowLabel.ts'
import { signUpFields, signUpOf } from '../fields/signUp.ts'
import { signUpHereFields, signUpHereOf } from '../fields/signUpHere.ts'
import { takePartFields, takePartOf } from '../fields/takePart.ts'
import { slugField } from '../fields/slug.ts'
import type { Course } from '../../payload-types.ts'
import { periodOf } from '../sample/dates.ts'
import {
  byStart,
  changeOf as changeInSample,
  idsFor,
  maybeId,
  pageDocument,
  signUpOf as signUpInSample,
  takePartOf as takePartInSample,
} from '../sample/documentParts.ts'
import { numbered } from '../sample/relationParts.ts'
import { courseFile } from '../sample/courseFile.ts'
import { signUpHereOf as signUpHereInSample } from '../sample/signUpHereFile.ts'
import { sessionsOf } from '../sample/sessions.ts'
import { library } from './library.ts'

/** A class type belongs to one kind of course. */
const typeOfKind: SelectFieldSingleValidation = (value, { siblingData }) => {
  if (typeof value !== 'string' || value === '') return '请选择类型。'
  const kind = (siblingData as { kind?: keyof typeof courseTypesOf }).kind
  const allowed = kind === undefined ? undefined : courseTypesOf[kind]
  if (kind === undefined || allowed === undefined || (allowed as readonly string[]).includes(value)) return true
  const words = allowed.map((type) => courseTypes[type]).join('、')
  return `「${courseKinds[kind]}」课程的类型只能是：${words}。`
}

/** What a class of the kind that is chosen may be; everything while none is. */
function typesFor(options: Option[], siblingData: unknown): Option[] {
  const { kind } = siblingData as { kind?: keyof typeof courseTypesOf }
  const allowed: readonly string[] | undefined = kind === undefined ? undefined : courseTypesOf[kind]
  return allowed === undefined
    ? options
    : options.filter((option) => allowed.includes(typeof option === 'string' ? option : option.value))
}

/** 职工文艺课堂 */
export const courses = library({
  collection: {
    slug: 'courses',
    labels: { singular: '课程', plural: '课堂' },
    admin: {
      useAsTitle: 'title',
      defaultColumns: ['title', 'kind', 'nextDate', 'venue', 'unit', '_status', 'updatedAt'],
      description: '公益课堂（免费，单次）和普惠课堂（一般 15 课，首课免费体验）。',
    },
    fields: [
      {
        name: 'title',
        type: 'text',
        label: '名称',
        required: true,
        maxLength: 60,
        admin: { placeholder: '例如：掐丝珐琅入门：给滇池描一道金边' },
      },
      {
        type: 'row',
        fields: [
          {
            name: 'kind',
            type: 'select',
            label: '类别',
            required: true,
            options: optionsOf(courseKinds),
            admin: { width: '33%' },
          },
          {
            name: 'type',
            type: 'select',
            label: '类型',
            required: true,
            options: optionsOf(courseTypes),
            filterOptions: ({ options, siblingData }) => typesFor(options, siblingData),
            validate: typeOfKind,
            admin: { width: '33%' },
          },
          {
            name: 'subject',
            type: 'text',
            label: '科目',
            maxLength: 30,
            admin: { width: '33%', placeholder: '例如：掐丝珐琅' },
          },
        ],
      },
      audiencesField,
      {
        name: 'price',
        type: 'group',
        label: '本课价格',
        custom: { whenEmpty: appliedPrice },
        admin: {
          components: { Description: '/content/fields/admin/AppliedPrice#PriceDescription' },
          condition: (_data, { kind }) => kind === 'subsidised',
        },
        fields: [{ type: 'row', fields: priceFields(false) }],
      },
      summaryField,
      pictureField('封面图'),
      {
        type: 'row',
        fields: [
          talentsField('teachers', '教师（人才库）'),
          peopleTextField(
            {
              name: 'teacher',
              label: '其他教师',
              maxLength: 40,
              admin: { width: '50%', placeholder: '例如：柳知秋' },
            },
            { name: 'teachers', label: '教师（人才库）' },
          ),
        ],
      },
      {
        type: 'row',
        fields: [
          { name: 'venue', type: 'relationship', relationTo: 'venues', label: '上课地点', admin: { width: '50%' } },
          { name: 'unit', type: 'relationship', relationTo: 'units', label: '主办工会', admin: { width: '50%' } },
        ],
      },
      {
        name: 'admissionNote',
        type: 'text',
        label: '报名说明',
        maxLength: 120,
        admin: { placeholder: '例如：在本单位工会报名，自带围裙' },
      },
      ...signUpFields(),
      ...signUpHereFields(true),
      ...takePartFields,
      seriesField({ array: 'sessions', word: '课次', count: 15, kept: ['venue', 'teacher', 'seats'], isPriced: true }),
      {
        name: 'sessions',
        type: 'array',
        label: '课次',
        labels: { singular: '课次', plural: '课次' },
        admin: {
          description: '每一次上课一行；地点、教师与课程相同时可以不填。',
          components: rowLabel('start', 'topic', ...changeInLabel),
        },
        fields: [
          { type: 'row', fields: [startField, endField(true)] },
          {
            type: 'row',
            fields: [
              {
                name: 'topic',
                type: 'text',
                label: '本课内容',
                maxLength: 60,
                admin: { width: '50%', placeholder: '例如：先学会喘气' },
              },
              { name: 'teacher', type: 'text', label: '教师', maxLength: 40, admin: { width: '25%' } },
              { name: 'seats', type: 'number', label: '名额', min: 0, max: 10000, admin: { width: '25%', step: 1 } },
            ],
          },
          { name: 'venue', type: 'relationship', relationTo: 'venues', label: '地点（与课程不同时）' },
          changeFields('本课'),
        ],
      },
      bodyField,
      nextDateField('下一课', { rows: 'sessions' }),
      slugField('title'),
      sampleField,
    ],
  },
  entry: (doc) => ({
    ...pageOf(doc),
    title: textOf(doc.title),
    kind: doc.kind,
    type: doc.type,
    subject: textOf(doc.subject),
    audiences: doc.audiences ?? [],
    admissionNote: textOf(doc.admissionNote),
    ...signUpOf(doc),
    ...signUpHereOf(doc),
    ...takePartOf(doc),
    price: priceEntry(doc.price),
    teachers: idsOf(doc.teachers),
    teacher: textOf(doc.teacher),
    unit: idOf(doc.unit),
    venue: idOf(doc.venue),
    sessions: (doc.sessions ?? []).map((session) => ({
      id: session.id,
      start: instantOf(session.start),
      end: instantOf(session.end),
      venue: idOf(session.venue),
      topic: textOf(session.topic),
      teacher: textOf(session.teacher),
      seats: numberOf(session.seats),
      ...changeOf(session),
    })),
  }),
  sample: {
    file: courseFile,
    document: (key, course, circumstances) => ({
      ...pageDocument(key, course, circumstances),
      title: course.title,
      kind: course.kind,
      type: course.type,
      subject: course.subject,
      teachers: idsFor('talents', course.teachers, circumstances),
      teacher: course.teacher ?? null,
      audiences: course.audiences,
      admissionNote: course.admissionNote ?? null,
      ...takePartInSample(course),
      ...signUpInSample(course, circumstances),
      ...signUpHereInSample(course, circumstances),
      price: course.price ?? {},
      unit: circumstances.idOf('units', course.unit),
      venue: circumstances.idOf('venues', course.venue),
      sessions: sessionsOf(course)
        .map((session) => ({
          ...periodOf(session, circumstances.anchor),
          venue: maybeId('venues', session.venue, circumstances),
          topic: session.topic ?? null,
          teacher: session.teacher ?? null,
          seats: session.seats ?? null,
          ...changeInSample(session, circumstances),
        }))
        .sort(byStart),
    }),
    relations: (course) => ({
      media: { picture: course.picture },
      units: { unit: course.unit },
      talents: numbered('teachers', course.teachers),
      venues: {
        venue: course.venue,
        ...numbered(
          'sessions',
          sessionsOf(course).map((session) => session.venue),
        ),
      },
    }),
  },
})

/** A price is public once both of its parts are known. */
function priceEntry(price: Course['price']): { list: number; subsidy: number } | undefined {
  const [list, subsidy] = [numberOf(price?.list), numberOf(price?.subsidy)]
  return list === undefined || subsidy === undefined ? undefined : { list, subsidy }
}
