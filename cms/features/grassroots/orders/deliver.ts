import type { PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { grassrootsReason } from '../refusals.ts'
import { readCampaigns } from '../deliveries/campaigns.ts'
import { takeDeliveries } from '../deliveries/record.ts'
import { gone, hostNames } from './names.ts'
import { orderReason } from './refusals.ts'
import { hostOf, type OrderRow } from './row.ts'
import type { OrderStep } from './rules/contract.ts'

/** Shortest key of a delivery. */
const shortestKey = 16

type Deliver = Extract<OrderStep, { step: 'deliver' }>
/** What an order has become: with the people that the delivery counts. */
interface Delivered {
  delivery?: string
  people: number
}

const recorded = z.object({ id: z.string(), people: z.number() })

/** By what the delivery of an order is known: so there is one, however often it is sent. */
function keyOf({ id }: Pick<OrderRow, 'id'>): string {
  return `order-${id}`.padEnd(shortestKey, '-')
}

/** Another unit's is none, whatever its phone has called it. */
function ofOrder(row: Pick<OrderRow, 'id' | 'ownerUnit'>): Where[] {
  return [{ key: { equals: keyOf(row) } }, { ownerUnit: { equals: row.ownerUnit } }]
}

/** The delivery that an order has become already, though it may not say so: the server may have been killed in between. */
async function recordedOf({ payload }: PayloadRequest, row: OrderRow): Promise<Delivered | undefined> {
  const found = await payload.db.findOne({ collection: 'deliveries', where: { and: ofOrder(row) } })
  if (found === null) return undefined
  const { id, people } = recorded.parse(found)
  return { delivery: id, people }
}

/** Nothing else is done with an order that was recorded. @throws Refusal when it was, and the record counts */
export async function mustBeUnrecorded({ payload }: PayloadRequest, row: OrderRow): Promise<void> {
  const where = { and: [...ofOrder(row), { isWithdrawn: { not_equals: true } }] }
  const found = await payload.db.findOne({ collection: 'deliveries', where })
  if (found !== null) throw new Refusal(orderReason('order-was-recorded'))
}

/**
 * Records what was brought as a delivery of the unit, as everybody records one: it counts, is public and is in the audit log.
 * @throws Refusal when it is not taken
 */
export async function recordDelivered(req: PayloadRequest, row: OrderRow, asked: Deliver): Promise<Delivered> {
  const known = await recordedOf(req, row)
  if (known !== undefined) return known
  if (asked.campaign === null) return { people: asked.people }
  const [campaign] = await readCampaigns(req.payload, asked.campaign)
  if (campaign === undefined) throw new Refusal(grassrootsReason('no-such-campaign'), ['do.campaign'])
  const sent = {
    ...{ key: keyOf(row), campaign: campaign.id, ownerUnit: row.ownerUnit, at: new Date().toISOString(), isSure: true },
    facts: {
      // a campaign that tells no kinds apart has none
      ...{ kind: campaign.kinds.length === 0 ? null : row.kind, day: row.day, place: row.place },
      ...{ level: asked.level, channel: asked.channel, people: asked.people, provider: await hostName(req, row) },
      ...{ mediaLinks: [], photos: [], note: '' },
    },
  }
  const [answer] = await takeDeliveries(req, [sent])
  if (answer !== undefined && 'taken' in answer) return { delivery: answer.taken.id, people: answer.taken.facts.people }
  const why = answer !== undefined && 'refused' in answer ? answer.refused.message : '请稍后再试。'
  throw new Refusal(orderReason('delivery-not-taken', { why }), ['do.campaign'])
}

async function hostName({ payload }: PayloadRequest, row: OrderRow): Promise<string> {
  const host = hostOf(row)
  if (host === undefined) return ''
  const name = (await hostNames(payload, [host]))(host)
  return name === gone ? '' : name
}
