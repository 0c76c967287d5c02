import { z } from 'zod'
import { checkInAsked } from '../attendance/contract.ts'
import { certificateAsked, certificateShown } from '../certificates/contract.ts'
import { feedbackAsked } from '../feedback/contract.ts'
import {
  challengeAsked,
  challengeShown,
  claim,
  drawShown,
  placesShown,
  registrationShown,
  signUpAsked,
  signUpLibraries,
} from '../asked/contract.ts'
import { states, trialAnswers } from '../asked/words.ts'
import { valuesOf } from '../../../../site/catalogue/vocabulary.ts'

/** What a program of somebody else, a kiosk or a mini program, may ask of sign-ups: everything that our own pages ask. */
export interface Operation {
  method: 'get' | 'post'
  /** Below /api/signup. */
  path: string
  /** What it does, in a few words, and what has to be known besides. */
  summary: string
  description: string
  /** What is sent as JSON; the parameters of an address where nothing is sent. */
  body?: z.ZodObject
  query?: z.ZodObject
  /** Whether a form of a browser without scripts may be sent as well, which is answered by a page. */
  takesForms?: boolean
  /** Answers that are none of a refusal, by their status. */
  answers: Readonly<Record<number, { description: string; schema: z.ZodType; type?: 'application/pdf' }>>
}

const shown = registrationShown.meta({ id: 'Registration' })
const asked = signUpAsked.meta({ id: 'SignUp' })
const claimed = claim.meta({ id: 'Claim' })
const entryAsked = z.object({ collection: z.enum(signUpLibraries), entry: z.string() })

const registrationCopy = z
  .looseObject({
    bookable: z.string(),
    state: z.enum(valuesOf(states)),
    seats: z.int(),
    number: z.int(),
    madeAt: z.iso.datetime(),
    placedAt: z.iso.datetime().optional(),
    offer: z.object({ seats: z.int(), until: z.iso.datetime() }).optional(),
    rank: z.int().optional(),
    trial: z.enum(valuesOf(trialAnswers)).optional(),
    trialUntil: z.iso.datetime().optional(),
    consent: z.object({ version: z.string(), at: z.iso.datetime() }),
    name: z.string(),
    phone: z.string(),
    attendance: z.array(z.looseObject({ lesson: z.string(), state: z.string() })),
    payments: z.array(z.looseObject({ kind: z.string(), amount: z.int() })),
    messages: z.array(z.looseObject({ notice: z.string(), state: z.string() })),
  })
  .meta({ id: 'RegistrationCopy' })

const step = (path: string, summary: string, description: string): Operation => ({
  ...{ method: 'post', path, summary, description, body: claimed, takesForms: true },
  answers: { 200: { description: '报名现在的样子。', schema: shown } },
})

export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: 'places',
    summary: '还剩几个名额',
    description: '从内存里答，可以随时问。整门课程在 course 下，单场在它的 id 下；没有开放网上报名的条目是空的。',
    query: entryAsked,
    answers: { 200: { description: '各场的名额。', schema: placesShown.meta({ id: 'Places' }) } },
  },
  {
    method: 'post',
    path: 'challenge',
    summary: '报名前要算的一道题',
    description:
      '每张表一道，key 和表里的一样；把算出的结果放在表的 proof 里。没有 challenge 就不用算。算法是 altcha（v2，SHA-256），半小时内有效。',
    body: challengeAsked,
    answers: { 200: { description: '题目。', schema: challengeShown.meta({ id: 'Challenge' }) } },
  },
  {
    method: 'post',
    path: 'registrations',
    summary: '报名',
    description:
      'key 由发送方生成，每填一张表换一个；没有收到回答时，带着同一个 key 原样再发，不会重复报名。名额满了就排进候补，state 是 waitlisted。',
    body: asked,
    takesForms: true,
    answers: {
      201: { description: '新的报名。请把 code 给报名的人看：以后凭它和手机号查看、取消。', schema: shown },
      200: { description: '同一个 key 已经报过的名。', schema: shown },
    },
  },
  step('registration', '查看报名', '凭报名码和手机号；两个里有一个不对，回答都是 404。'),
  step('cancel', '取消报名', '空出来的名额马上给候补的人。'),
  step('accept', '接受空出来的名额', 'state 是 offered 时，在 offerUntil 以前。'),
  step('decline', '放弃空出来的名额', 'state 是 offered 时；名额马上给下一位。'),
  step('continue', '试听后继续', '第一课是试听的课程，问到的时候。'),
  step('drop', '试听后退出', '第一课是试听的课程，问到的时候；名额马上给候补的下一位。'),
  {
    method: 'post',
    path: 'export',
    summary: '取回本人的全部资料',
    description: '这个报名存下的全部内容。表单得到的是给人看的网页；表单里再写 as=file，得到 JSON 文件。',
    body: claimed,
    takesForms: true,
    answers: { 200: { description: '存下的全部内容。', schema: registrationCopy } },
  },
  {
    method: 'post',
    path: 'erase',
    summary: '删除本人的资料',
    description: '取消报名，并把姓名、手机号、孩子和回答全部删除，只留下人数。不能撤回。',
    body: claimed,
    takesForms: true,
    answers: { 200: { description: '已删除。', schema: z.strictObject({ erased: z.literal(true) }) } },
  },
  {
    method: 'get',
    path: 'draw',
    summary: '核对抽签',
    description: '抽签以前只有种子的摘要；抽签以后是种子和按先后排好的序号，任何人都可以重算。没有个人信息。',
    query: entryAsked.extend({ occasion: z.string().optional() }),
    answers: { 200: { description: '抽签的依据和结果。', schema: drawShown.meta({ id: 'Draw' }) } },
  },
  {
    method: 'post',
    path: 'certificate',
    summary: '下载结业证书',
    description: '凭报名码和手机号；课上满了才有。',
    body: claimed,
    takesForms: true,
    answers: { 200: { description: '证书。', schema: z.string(), type: 'application/pdf' } },
  },
  {
    method: 'post',
    path: 'certificate-check',
    summary: '核对结业证书',
    description: '凭证书上的编号；姓名是遮住一部分的。',
    body: certificateAsked,
    takesForms: true,
    answers: { 200: { description: '证书是真的。', schema: certificateShown.meta({ id: 'Certificate' }) } },
  },
  {
    method: 'post',
    path: 'feedback',
    summary: '给反馈',
    description: '不记名。ticket 在“查看报名”的回答里，活动结束、签过到的人才有，只能用一次。',
    body: feedbackAsked.meta({ id: 'Feedback' }),
    takesForms: true,
    answers: { 200: { description: '收到了。', schema: z.strictObject({ thanked: z.literal(true) }) } },
  },
  {
    method: 'post',
    path: 'check-in',
    summary: '现场自己签到',
    description: 'door 是现场屏幕上的 6 位数字，半分钟换一次；开始前 60 分钟起、结束前可以签到。',
    body: checkInAsked.meta({ id: 'CheckIn' }),
    takesForms: true,
    answers: {
      200: {
        description: '已签到。',
        schema: z.strictObject({ title: z.string(), cameAt: z.iso.datetime(), people: z.int() }),
      },
    },
  },
]
