/** What is answered of orders. */
import { z } from 'zod'
import { serviceKinds, valuesOf } from '../../../../../site/catalogue/vocabulary.ts'
import { hostKinds, rating, wish } from './contract.ts'
import { orderStates, orderSteps } from './states.ts'

const count = z.int().nonnegative()
const named = z.object({ id: z.string(), name: z.string() })
const state = z.enum(valuesOf(orderStates))
const stepName = z.enum(Object.keys(orderSteps) as [keyof typeof orderSteps])

/** An order as a list shows it. */
const listed = z.object({
  id: z.string(),
  /** What people call it on the telephone: short, unique, no secret. */
  code: z.string(),
  state,
  service: named.extend({ kind: z.enum(valuesOf(serviceKinds)) }),
  unit: named,
  day: z.iso.date(),
  time: z.string(),
  place: z.string(),
  people: count,
  /** Who brings it; undefined before it is matched. */
  host: named.extend({ kind: z.enum(valuesOf(hostKinds)) }).optional(),
})
export type ListedOrder = z.infer<typeof listed>

/** One order, whole. Day and time are what was wished for until it is matched, and what was arranged from then on. */
const shown = listed.extend({
  revision: count,
  /** Its contact is empty once it is over, and for whoever only looks on. */
  wish: wish.extend({ contact: z.string() }),
  arranged: z.object({ day: z.iso.date(), time: z.string(), note: z.string() }).optional(),
  /** Of the unit about the host. */
  hostRating: rating.optional(),
  /** Of staff about the unit. */
  unitRating: rating.optional(),
  /** Id of the delivery that it became. */
  delivery: z.string().optional(),
  /** Whether that was withdrawn since, so that it counts no more. */
  isDeliveryWithdrawn: z.boolean().optional(),
  /** What is open to whoever asks, in the order in which it is offered. */
  steps: z.array(stepName),
  /** What has happened, the first first; who and which step in words (点单, 安排 …). */
  trace: z.array(z.object({ at: z.string(), by: z.string(), step: z.string(), reason: z.string() })),
})
export type ShownOrder = z.infer<typeof shown>

/** GET /api/grassroots/orders/one, and what POST /api/grassroots/orders and /step answer. */
export const orderAnswer = z.object({ order: shown })
export type OrderAnswer = z.infer<typeof orderAnswer>

/** GET /api/grassroots/orders/desk: what can be ordered for whom. */
export const deskAnswer = z.object({
  /** Of the published menu, those that are available. */
  services: z.array(
    named.extend({
      kind: z.enum(valuesOf(serviceKinds)),
      /** Days that an order must come ahead; 0 where nothing is said. */
      daysAhead: count,
      requirements: z.string(),
    }),
  ),
  units: z.array(named),
  /** The unit of the account. */
  ownUnit: z.string().optional(),
  /** Campaigns that a delivery can be recorded for: by id and title with its year. */
  campaigns: z.array(named),
  mayOrder: z.boolean(),
  mayHandle: z.boolean(),
})
export type DeskAnswer = z.infer<typeof deskAnswer>

/** GET /api/grassroots/orders: those one may see, the next day first while they are under way. */
export const listAnswer = z.object({
  orders: z.array(listed),
  page: count,
  pages: count,
  total: count,
  /** How many there are of each state, whichever is asked for. */
  counts: z.record(state, count),
})
export type ListAnswer = z.infer<typeof listAnswer>

/** GET /api/grassroots/orders/hosts */
export const hostsAnswer = z.object({
  hosts: z.array(
    named.extend({
      kind: z.enum(valuesOf(hostKinds)),
      /** What speaks for it, in words: its modules, specialities, or that the menu names it for this service. */
      fits: z.string(),
      /** The places to which it goes on that day already. */
      taken: z.array(z.string()),
      /** Mean of its ratings in tenths of a star, and how many there are. */
      stars: count.optional(),
      ratings: count,
    }),
  ),
})
export type HostsAnswer = z.infer<typeof hostsAnswer>
