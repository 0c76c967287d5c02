import type { PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { grassrootsReason } from '../refusals.ts'
import { readCampaigns } from '../deliveries/campaigns.ts'
import { takeDelivery } from '../deliveries/record.ts'
import { keyOfOrders } from '../deliveries/rules/contract.ts'
import { gone, hostNames } from './names.ts'
import { orderReason } from './refusals.ts'
import { hostOf, type OrderRow } from './row.ts'
import type { OrderStep } from './rules/contract.ts'

type Deliver = Extract<OrderStep, { step: 'deliver' }>
/** What an order has become: with the people that the delivery counts. */
interface Delivered {
  delivery?: string
  people: number
}

const recorded = z.object({ id: z.string(), key: z.string(), people: z.number(), isWithdrawn: z.boolean().nullish() })

/** What has been recorded of an order so far, those that were withdrawn too. */
async function recordsOf(
  { payload }: PayloadRequest,
  { id, ownerUnit }: OrderRow,
): Promise<z.infer<typeof recorded>[]> {
  const where: Where = { and: [{ key: { like: keyOf(id) } }, { ownerUnit: { equals: ownerUnit } }] }
  const { docs } = await payload.db.find({ collection: 'deliveries', where, pagination: false, limit: 0 })
  // it was looked for within all keys, in any case
  return docs
    .map((doc) => recorded.parse(doc))
    .filter(({ key }) => key === keyOf(id) || key.startsWith(`${keyOf(id)}-`))
}

/** By what the deliveries of an order are known: so there is one that counts, however often it is sent. */
function keyOf(id: string, earlier = 0): string {
  return `${keyOfOrders}${id}${earlier === 0 ? '' : `-${earlier}`}`
}

/** Nothing else is done with an order that was recorded. @throws Refusal when it was, and the record counts */
export async function mustBeUnrecorded(req: PayloadRequest, row: OrderRow): Promise<void> {
  if ((await recordsOf(req, row)).some((one) => one.isWithdrawn !== true))
    throw new Refusal(orderReason('order-was-recorded'))
}

/**
 * Records what was brought as a delivery of the unit, as everybody records one: it counts, is public and is in the audit log.
 * @throws Refusal when it is not taken
 */
export async function recordDelivered(req: PayloadRequest, row: OrderRow, asked: Deliver): Promise<Delivered> {
  const records = await recordsOf(req, row)
  // the server may have been killed before the order said so
  const counting = records.find((one) => one.isWithdrawn !== true)
  if (counting !== undefined) return { delivery: counting.id, people: counting.people }
  if (asked.campaign === null) return { people: asked.people }
  const [campaign] = await readCampaigns(req.payload, asked.campaign)
  if (campaign === undefined) throw new Refusal(grassrootsReason('no-such-campaign'), ['do.campaign'])
  const sent = {
    ...{ key: keyOf(row.id, records.length), campaign: campaign.id, ownerUnit: row.ownerUnit },
    ...{ at: new Date().toISOString(), isSure: asked.isSure },
    facts: {
      // a campaign that tells no kinds apart has none
      ...{ kind: campaign.kinds.length === 0 ? null : row.kind, day: row.day, place: row.place },
      ...{ level: asked.level, channel: asked.channel, people: asked.people, provider: await hostName(req, row) },
      ...{ mediaLinks: [], photos: [], note: '' },
    },
  }
  const answer = await takeDelivery(req, sent).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(orderReason('delivery-not-taken', { why: error.message }), ['do.campaign'])
  })
  if ('taken' in answer) return { delivery: answer.taken.id, people: answer.taken.facts.people }
  const alike = 'suspected' in answer ? answer.suspected.map(({ facts }) => `${facts.place} ${facts.people} 人次`) : []
  throw new Refusal(orderReason('delivery-suspected', { day: row.day, alike: alike.join('、') }))
}

async function hostName({ payload }: PayloadRequest, row: OrderRow): Promise<string> {
  const host = hostOf(row)
  if (host === undefined) return ''
  const name = (await hostNames(payload, [host]))(host)
  return name === gone ? '' : name
}
