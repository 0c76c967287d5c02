import type { Condition, Field, GroupField } from 'payload'
import { mostQuestions, mostSeatsOfOne } from '../../../site/catalogue/schemas/signUpHere.ts'
import {
  audiences,
  type Audience,
  type QuestionKind,
  questionKinds,
  type SignUpHow,
  signUpHows,
  type SignUpPer,
  signUpPers,
} from '../../../site/catalogue/vocabulary.ts'
import { optionsOf } from '../../base/options.ts'
import { momentAdmin } from '../../documents/fields/dates.ts'
import { instantOf, numberOf, textOf } from '../entries/parts.ts'
import { rowLabel } from './rowLabel.ts'
import { agesProblem, choicesIn, choicesProblem, elsewhereProblem, opensProblem, quotasProblem, seatsProblem } from './signUpHereProblem.ts'
import { rowsIn } from '../../documents/fields/rowsIn.ts'

/** As much of a document as the checks of its fields ask for. */
interface Signed {
  signUpHere?: {
    isOn?: boolean | null
    per?: SignUpPer | null
    seats?: number | null
    hasTrial?: boolean | null
  } | null
  signUpUntil?: string | null
  signUpUrl?: string | null
  signUpPicture?: unknown
  sessions?: { seats?: number | null }[] | null
  dates?: { seats?: number | null }[] | null
}

const isOn: Condition = (data: Signed) => data.signUpHere?.isOn === true
const width = '33%'

/**
 * Sign-up that is taken here: the policy of an entry, public as the entry is. Who has signed up is no part of it. The two
 * lists stand beside the group, since a table has a sheet for each list of a document.
 * @param hasWhole whether one may also sign up for all of its dates together
 */
export function signUpHereFields(hasWhole = false): Field[] {
  return [policyGroup(hasWhole), quotasField, questionsField]
}

function policyGroup(hasWhole: boolean): GroupField {
  return {
    name: 'signUpHere',
    type: 'group',
    label: '在这里报名',
    admin: { description: '开通以后，公众在本站的页面上报名、候补、取消，名额不会超；不开通就照上面的办法报名。' },
    fields: [
      {
        name: 'isOn',
        type: 'checkbox',
        label: '开通在线报名',
        defaultValue: false,
        validate: (value, { data }) => {
          const { signUpUrl, signUpPicture } = data as Signed
          return elsewhereProblem(value === true, [signUpUrl, signUpPicture]) ?? true
        },
      },
      {
        type: 'row',
        admin: { condition: isOn },
        fields: [
          ...(hasWhole
            ? [
                {
                  name: 'per',
                  type: 'select' as const,
                  label: '怎样报',
                  defaultValue: 'occasion',
                  options: optionsOf(signUpPers),
                  admin: { width, condition: isOn, description: '普惠课一般整门课一起报名；公益课每次单独报名。' },
                },
              ]
            : []),
          {
            name: 'how',
            type: 'select',
            label: '人多时',
            defaultValue: 'first-come',
            options: optionsOf(signUpHows),
            admin: { width, condition: isOn, description: '抽签在“报名截止”时进行，所以要填报名截止，并早于开始（课程早于第一课）。办法公开，人人可以验算。' },
          },
          {
            name: 'opens',
            type: 'date',
            label: '开始报名',
            // that of another round has passed
            hooks: { beforeDuplicate: [() => null] },
            validate: (value, { data }) => opensProblem(value ? String(value) : undefined, (data as Signed).signUpUntil) ?? true,
            admin: { width, condition: isOn, ...momentAdmin, description: '不填就是一发布就能报名。' },
          },
        ],
      },
      {
        type: 'row',
        admin: { condition: isOn },
        fields: [
          {
            name: 'seats',
            type: 'number',
            label: '名额（人）',
            min: 0,
            max: 10_000,
            validate: (value: number | null | undefined, { data }: { data: unknown }) =>
              seatsProblem((data as Signed).signUpHere?.isOn === true, value) ?? true,
            admin: { width, step: 1, condition: isOn, placeholder: '例如：30', description: '每一次的名额；那一行自己填了名额的，以那一行为准。' },
          },
          {
            name: 'mostSeats',
            type: 'number',
            label: '一个手机号最多报几人',
            defaultValue: 4,
            min: 1,
            max: mostSeatsOfOne,
            admin: { width, step: 1, condition: isOn, description: '连本人和孩子在内。' },
          },
        ],
      },
      {
        type: 'row',
        admin: { condition: isOn },
        fields: [
          {
            name: 'hasWaitingList',
            type: 'checkbox',
            label: '报满后可以候补',
            defaultValue: true,
            admin: { width, condition: isOn, description: '有人取消，名额按先后留给候补的人。' },
          },
          {
            name: 'offerHours',
            type: 'number',
            label: '候补名额保留几小时',
            defaultValue: 24,
            min: 1,
            max: 168,
            admin: { width, step: 1, condition: isOn, description: '到时没有确认，就留给下一位。' },
          },
        ],
      },
      ...(hasWhole ? [trialFields] : []),
      {
        name: 'children',
        type: 'group',
        label: '孩子',
        admin: { condition: isOn, description: '可以带几岁到几岁的孩子；都不填就是不能带孩子。报名的家长要勾选同意。' },
        fields: [
          {
            type: 'row',
            fields: [
              ageField('youngest', '最小年龄（岁）', '例如：4'),
              {
                ...ageField('oldest', '最大年龄（岁）', '例如：12'),
                validate: (value: number | null | undefined, { siblingData }: { siblingData: unknown }) =>
                  agesProblem((siblingData as { youngest?: number | null }).youngest, value) ?? true,
              },
            ],
          },
        ],
      },
    ],
  }
}

/** Of a course that one signs up for as a whole. */
const trialFields: Field = {
  type: 'row',
  admin: { condition: ({ signUpHere }: Signed) => signUpHere?.isOn === true && signUpHere.per === 'course' },
  fields: [
    {
      name: 'hasTrial',
      type: 'checkbox',
      label: '第一课试听',
      defaultValue: false,
      admin: { width, description: '上完第一课，请每个人选继续还是退出；退出的名额马上留给候补的人。不选的当作继续。' },
    },
    {
      name: 'trialUntil',
      type: 'date',
      label: '试听后选择到',
      hooks: { beforeDuplicate: [() => null] },
      admin: {
        width,
        ...momentAdmin,
        condition: (data: Signed) => data.signUpHere?.hasTrial === true,
        description: '不填就是到第二课开始；至少留一天。',
      },
    },
    {
      name: 'certificateShare',
      type: 'number',
      label: '结业证书要上满（%）',
      min: 1,
      max: 100,
      admin: { width, step: 1, placeholder: '例如：80', description: '不填就不发证书。补的课算在内。' },
    },
  ],
}

function ageField(name: 'youngest' | 'oldest', label: string, placeholder: string) {
  return { name, type: 'number' as const, label, min: 0, max: 17, admin: { width, step: 1, condition: isOn, placeholder } }
}

const quotasField: Field = {
  name: 'signUpQuotas',
  type: 'array',
  label: '预留名额',
  labels: { singular: '预留', plural: '预留' },
  maxRows: 10,
  validate: (rows, { data }) => {
    const document = data as Signed
    if (document.signUpHere?.isOn !== true) return true
    return quotasProblem(rowsIn<{ audience?: Audience; seats?: number }>(rows), leastOf(document)) ?? true
  },
  admin: {
    condition: isOn,
    description: '给某类职工留的名额，到放开的时间没有报完，就谁都能报。例如：30 个名额里 10 个留给新就业形态劳动者。',
    components: rowLabel({ name: 'audience', words: audiences }, 'seats'),
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'audience', type: 'select', label: '留给谁', required: true, options: optionsOf(audiences), admin: { width } },
        { name: 'seats', type: 'number', label: '名额（人）', required: true, min: 1, max: 10_000, admin: { width, step: 1 } },
        {
          name: 'release',
          type: 'date',
          label: '放开的时间',
          hooks: { beforeDuplicate: [() => null] },
          admin: { width, ...momentAdmin, description: '不填就一直留着。' },
        },
      ],
    },
  ],
}

const questionsField: Field = {
  name: 'signUpQuestions',
  type: 'array',
  label: '报名时要问的',
  labels: { singular: '问题', plural: '问题' },
  maxRows: mostQuestions,
  admin: {
    condition: isOn,
    description: '姓名、手机号、单位和孩子不用写，表上已经有了。只问办这件事用得着的：问得越少，报名的人越多。',
    components: rowLabel('label', { name: 'kind', words: questionKinds }),
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'label',
          type: 'text',
          label: '问题',
          required: true,
          maxLength: 60,
          admin: { width: '50%', placeholder: '例如：衣服尺码' },
        },
        {
          name: 'kind',
          type: 'select',
          label: '怎样答',
          required: true,
          defaultValue: 'text',
          options: optionsOf(questionKinds),
          admin: { width: '25%' },
        },
        { name: 'isRequired', type: 'checkbox', label: '必答', defaultValue: false, admin: { width: '25%' } },
      ],
    },
    {
      name: 'choices',
      type: 'textarea',
      label: '选项',
      maxLength: 800,
      validate: (value: string | null | undefined, { siblingData }: { siblingData: unknown }) =>
        choicesProblem((siblingData as { kind?: QuestionKind }).kind, value) ?? true,
      admin: {
        rows: 3,
        condition: (_data, { kind }) => kind === 'choice',
        placeholder: '一行一个，例如：\n小号\n中号\n大号',
      },
    },
  ],
}

/** Places of the smallest that one can sign up for, in persons; undefined while nobody has said. */
function leastOf({ signUpHere, sessions, dates }: Signed): number | undefined {
  const rows = signUpHere?.per === 'course' ? [] : [...(sessions ?? []), ...(dates ?? [])]
  const all = [signUpHere?.seats, ...rows.map(({ seats }) => seats)].filter((seats) => typeof seats === 'number')
  return all.length === 0 ? undefined : Math.min(...all)
}

/** What an entry says of it; nothing where it is off, or has no places yet. */
export function signUpHereOf(doc: {
  signUpHere?: {
    isOn?: boolean | null
    per?: SignUpPer | null
    how?: SignUpHow | null
    opens?: string | null
    seats?: number | null
    mostSeats?: number | null
    hasWaitingList?: boolean | null
    offerHours?: number | null
    hasTrial?: boolean | null
    trialUntil?: string | null
    certificateShare?: number | null
    children?: { youngest?: number | null; oldest?: number | null }
  }
  signUpQuotas?: { audience: Audience; seats: number; release?: string | null }[] | null
  signUpQuestions?:
    | { id?: string | null; label: string; kind: QuestionKind; choices?: string | null; isRequired?: boolean | null }[]
    | null
}) {
  const { signUpHere: policy, signUpQuotas, signUpQuestions } = doc
  const seats = numberOf(policy?.seats)
  if (!policy?.isOn || seats === undefined) return { signUpHere: undefined }
  const [youngest, oldest] = [numberOf(policy.children?.youngest), numberOf(policy.children?.oldest)]
  return {
    signUpHere: {
      per: policy.per ?? ('occasion' as const),
      how: policy.how ?? ('first-come' as const),
      opens: instantOf(policy.opens),
      seats,
      mostSeats: policy.mostSeats ?? 4,
      hasWaitingList: policy.hasWaitingList ?? true,
      offerHours: policy.offerHours ?? 24,
      trial: policy.per === 'course' && policy.hasTrial ? { until: instantOf(policy.trialUntil) } : undefined,
      certificateShare: policy.per === 'course' ? numberOf(policy.certificateShare) : undefined,
      children: youngest === undefined || oldest === undefined ? undefined : { youngest, oldest },
      quotas: (signUpQuotas ?? []).map(({ audience, seats, release }) => ({ audience, seats, release: instantOf(release) })),
      questions: (signUpQuestions ?? []).map(({ id, label, kind, choices, isRequired }) => ({
        id: id ?? undefined,
        label: textOf(label),
        kind,
        choices: kind === 'choice' ? choicesIn(choices) : [],
        isRequired: Boolean(isRequired),
      })),
    },
  }
}
