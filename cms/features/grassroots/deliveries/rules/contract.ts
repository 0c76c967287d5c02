/** What goes over the network when deliveries are recorded, read and put right. */
import { z } from 'zod'
import { deliveryChannels, deliveryLevels, serviceKinds, valuesOf } from '../../../../../site/catalogue/vocabulary.ts'
import { line } from '../../line.ts'

/** Most people of one delivery, in 人次. */
export const mostPeople = 1_000_000
/** Longest texts, in characters. */
export const longest = { key: 64, place: 60, provider: 60, note: 300, reason: 100, link: 500 } as const
/** Most deliveries of one unit and campaign on one day, and of them that one is told to look like. */
export const [mostADay, mostSuspected] = [300, 3] as const
/** Most links and photos of one delivery, and deliveries of one request. */
export const [mostLinks, mostPhotos, mostAtOnce] = [10, 9, 50] as const

/** An id as both databases make it. */
export const documentId = z.string('请选一个。').regex(/^[\w-]{1,64}$/, '编号不对，请刷新页面再选。')

/** A day as `2026-11-29`. */
export const writtenDate = z.iso.date('日期要写成 2026-11-29 这样。')

/** What is known of a delivery, and may be put right. */
export const facts = z.strictObject({
  /** Missing where the campaign tells no kinds apart. */
  kind: z.enum(valuesOf(serviceKinds), '请选送什么。').nullable(),
  day: writtenDate,
  place: line(longest.place, '地点').refine((text) => text !== '', '请填地点。'),
  level: z.enum(valuesOf(deliveryLevels), '请选层级。'),
  channel: z.enum(valuesOf(deliveryChannels), '请选线上还是线下。'),
  people: z
    .int('参加人数要填整数。')
    .min(0, '参加人数不能小于 0。')
    .max(mostPeople, `参加人数一场最多 ${mostPeople.toLocaleString('zh-CN')}，请核对。`),
  mediaLinks: z
    .array(
      z
        .url({ protocol: /^https?$/, message: '报道的网址要以 http:// 或 https:// 开头，请整个粘贴。' })
        .max(longest.link, `一个网址最多 ${longest.link} 个字，请换成短的。`),
    )
    .max(mostLinks, `报道最多 ${mostLinks} 个网址，请留下主要的。`),
  photos: z.array(documentId).max(mostPhotos, `照片最多 ${mostPhotos} 张，请留下主要的。`),
  provider: line(longest.provider, '承办的单位或志愿者'),
  note: line(longest.note, '备注'),
})
export type Facts = z.infer<typeof facts>
/** Some of it. */
export type SomeFacts = { [Name in keyof Facts]?: Facts[Name] | undefined }
export const factNames = Object.keys(facts.shape) as (keyof Facts)[]

/** What the keys of records begin with that are made of orders: no phone can take one of them. */
export const keyOfOrders = 'order-'

/** One delivery, as a phone has recorded it. */
export const deliverySent = z.strictObject({
  /** Made by the phone. */
  key: z
    .string()
    .regex(/^[\w-]{16,64}$/, 'key 是 16 到 64 个字母、数字、下划线或短横线。')
    .refine((key) => !key.startsWith(keyOfOrders), `key 不能以 ${keyOfOrders} 开头。`),
  campaign: documentId,
  ownerUnit: documentId,
  /** When it was recorded, by the phone's clock. */
  at: z.iso.datetime('时间不对，请检查手机的日期和时间。'),
  /** Whether it is another one, though it looks like one that is there. */
  isSure: z.boolean().default(false),
  facts,
})
export type DeliverySent = z.infer<typeof deliverySent>

/** POST /api/grassroots/deliveries: some, each looked at by itself, so that a wrong one keeps none of the others back. */
export const deliveriesSent = z.strictObject({
  deliveries: z.array(z.unknown(), '缺少 deliveries。').min(1).max(mostAtOnce, `一次最多 ${mostAtOnce} 条记录。`),
})

const reason = line(longest.reason, '原因').refine((text) => text !== '', '请写明原因。')

/** POST /api/grassroots/deliveries/change: what is put right, and what stood there when it was. */
export const changeAsked = z.strictObject({
  id: documentId,
  before: facts.partial(),
  after: facts.partial(),
  reason,
})
export type ChangeAsked = z.infer<typeof changeAsked>

/** POST /api/grassroots/deliveries/withdraw: it was none, or stands there twice. */
export const withdrawAsked = z.strictObject({ id: documentId, reason })

/** GET /api/grassroots/deliveries?campaign=…&page=1 */
export const listAsked = z.object({
  campaign: documentId,
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
})
