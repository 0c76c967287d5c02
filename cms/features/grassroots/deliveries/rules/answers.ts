/** What is answered of deliveries. */
import { z } from 'zod'
import { deliveryChannels, deliveryLevels, serviceKinds, valuesOf } from '../../../../../site/catalogue/vocabulary.ts'
import { facts } from './contract.ts'

const count = z.int().nonnegative()

/** A delivery as whoever records sees it. */
const shown = z.object({
  id: z.string(),
  campaign: z.string(),
  ownerUnit: z.string(),
  /** ISO 8601. */
  recordedAt: z.string(),
  facts,
  /** Which period it is reported in; missing where it is in none. */
  period: z.string().optional(),
  /** Whether it was recorded when that was to be handed in already. */
  isLate: z.boolean(),
  /** How many changes are kept of it: the latest, at most as many as the store keeps (50). */
  changes: count,
})
export type ShownDelivery = z.infer<typeof shown>

const deliveryAnswer = z.union([
  z.object({ key: z.string(), taken: shown.extend({ isRepeated: z.boolean() }) }),
  /** Those that it may be the same as: it is not stored. */
  z.object({ key: z.string(), suspected: z.array(shown) }),
  z.object({ key: z.string(), refused: z.object({ code: z.string(), message: z.string() }) }),
])
export type DeliveryAnswer = z.infer<typeof deliveryAnswer>

/** POST /api/grassroots/deliveries, in the order of what was sent. */
export const deliveriesAnswer = z.object({ deliveries: z.array(deliveryAnswer) })
export type DeliveriesAnswer = z.infer<typeof deliveriesAnswer>

const day = z.iso.date()

/** GET /api/grassroots/deliveries/desk */
export const deskAnswer = z.object({
  campaigns: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      year: z.int(),
      kinds: z.array(z.enum(valuesOf(serviceKinds))),
      periods: z.array(z.object({ label: z.string(), from: day, to: day, due: day })),
    }),
  ),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The unit of the account. */
  ownUnit: z.string().optional(),
  mayRecord: z.boolean(),
})
export type DeskAnswer = z.infer<typeof deskAnswer>

/** GET /api/grassroots/deliveries */
export const listAnswer = z.object({
  deliveries: z.array(shown),
  page: count,
  pages: count,
  total: count,
  /** Of all pages, people in 人次. */
  sums: z.array(
    z.object({
      unit: z.string(),
      kind: z.string(),
      level: z.enum(valuesOf(deliveryLevels)),
      channel: z.enum(valuesOf(deliveryChannels)),
      sessions: count,
      people: count,
      mediaReports: count,
    }),
  ),
})
export type ListAnswer = z.infer<typeof listAnswer>
