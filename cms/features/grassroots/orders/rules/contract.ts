/** What goes over the network when a unit orders something of the menu, and when it is matched, brought and rated. */
import { z } from 'zod'
import { deliveryChannels, deliveryLevels, valuesOf } from '../../../../../site/catalogue/vocabulary.ts'
import { documentId, mostPeople, writtenDate } from '../../deliveries/rules/contract.ts'
import { line } from '../../line.ts'
import { orderStates } from './states.ts'

/** Longest texts, in characters. */
export const longest = { key: 64, topic: 60, place: 60, contact: 60, note: 300, reason: 100, comment: 300 } as const
/** Orders of one unit that may be under way at once. */
export const mostUnderWay = 30

const filled = (most: number, what: string) => line(most, what).refine((text) => text !== '', `请填${what}。`)
const reason = filled(longest.reason, '原因')
const people = z
  .int('人数要填整数。')
  .min(1, '人数至少 1。')
  .max(mostPeople, `人数最多 ${mostPeople.toLocaleString('zh-CN')}，请核对。`)
/** A time of day as `14:30`; empty where it is open. */
const timeOfDay = z.string().regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, '时间要写成 14:30 这样。')

/** What a unit asks for. */
export const wish = z.strictObject({
  /** What it should be about, in the unit's words. */
  topic: line(longest.topic, '想要的内容'),
  day: writtenDate,
  time: timeOfDay,
  place: filled(longest.place, '地点'),
  people,
  /** How the unit is reached about this order, such as its office's telephone; gone when the order is over. */
  contact: filled(longest.contact, '联系方式'),
  note: line(longest.note, '备注'),
})
export type Wish = z.infer<typeof wish>

/** POST /api/grassroots/orders */
export const orderSent = z.strictObject({
  /** Made by the browser: sent twice, it is one order. */
  key: z.string().regex(/^[\w-]{16,64}$/, 'key 是 16 到 64 个字母、数字、下划线或短横线。'),
  service: documentId,
  ownerUnit: documentId,
  wish,
})
export type OrderSent = z.infer<typeof orderSent>

/** Who brings it. */
export const hostKinds = { provider: '服务商', team: '文艺团队', talent: '人才' } as const
export const host = z.strictObject({ kind: z.enum(valuesOf(hostKinds), '请选由谁去。'), id: documentId })
export type Host = z.infer<typeof host>

/** What somebody thinks of how it went. */
export const rating = z.strictObject({
  stars: z.int('请选几颗星。').min(1, '请选几颗星。').max(5, '最多 5 颗星。'),
  comment: line(longest.comment, '评语'),
})
export type Rating = z.infer<typeof rating>

/** What may be done with an order. */
export const orderStep = z.discriminatedUnion(
  'step',
  [
    /** Staff: who goes, and when. A host that is taken on that day is asked about first (`isSure`). */
    z.strictObject({
      step: z.literal('match'),
      host,
      day: writtenDate,
      time: timeOfDay,
      note: line(longest.note, '给单位的话'),
      isSure: z.boolean().default(false),
    }),
    /** The unit: it suits. */
    z.strictObject({ step: z.literal('confirm') }),
    /** The unit: it does not suit, and is matched once more. */
    z.strictObject({ step: z.literal('askAgain'), reason }),
    /** Staff: it cannot be brought. */
    z.strictObject({ step: z.literal('decline'), reason }),
    /** The unit, or staff for it: it is not needed any more. */
    z.strictObject({ step: z.literal('cancel'), reason }),
    /** Staff: it was brought. With a campaign it is recorded as a delivery of the unit. */
    z.strictObject({
      step: z.literal('deliver'),
      people: people,
      level: z.enum(valuesOf(deliveryLevels), '请选层级。'),
      channel: z.enum(valuesOf(deliveryChannels), '请选线上还是线下。'),
      campaign: documentId.nullable(),
      /** Whether it is another one, though the unit has recorded one that looks like it. */
      isSure: z.boolean().default(false),
    }),
    /** The unit, of whoever came. */
    z.strictObject({ step: z.literal('rateHost'), rating }),
    /** Staff, for whoever came, of the unit. */
    z.strictObject({ step: z.literal('rateUnit'), rating }),
  ],
  '不知道要办什么，请刷新页面再试。',
)
export type OrderStep = z.infer<typeof orderStep>
export type StepName = OrderStep['step']

/** POST /api/grassroots/orders/step */
export const stepSent = z.strictObject({
  id: documentId,
  /** What was seen: somebody else's step in between is told. */
  revision: z.int('请刷新页面再试。').min(0, '请刷新页面再试。'),
  do: orderStep,
})
export type StepSent = z.infer<typeof stepSent>

/** GET /api/grassroots/orders?state=asked&page=1 */
export const listAsked = z.object({
  state: z.enum(valuesOf(orderStates)).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
})

/** GET /api/grassroots/orders/one?id=… */
export const oneAsked = z.object({ id: documentId })

/** GET /api/grassroots/orders/hosts?id=…&day=2026-12-01: who could bring an order on a day. */
export const hostsAsked = z.object({ id: documentId, day: writtenDate })
