import type { Endpoint } from 'payload'
import { deliveries as rights } from '../../../rights/tables.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { bodyOf, parsed } from '../asked.ts'
import { reaches, reachOf, unitsIn } from '../reach.ts'
import { readUnits } from '../readUnits.ts'
import { isUnder } from '../roll/tree.ts'
import type { DeliveriesAnswer, DeskAnswer, ListAnswer } from './rules/answers.ts'
import { readCampaigns } from './campaigns.ts'
import { changeAsked, deliveriesSent, listAsked, withdrawAsked } from './rules/contract.ts'
import { putRight, takeDeliveries, withdraw } from './record.ts'
import { shownDelivery } from './shown.ts'
import { readDeliveries } from './store.ts'
import { sumsOf } from './sums.ts'

/** Deliveries on one page. */
const onePage = 20

/** GET /api/grassroots/deliveries/desk: for what and for whom something can be recorded. */
const desk: Endpoint = {
  path: '/grassroots/deliveries/desk',
  method: 'get',
  handler: async (req) => {
    const { user, reach } = await reachOf(req, rights.rows.seeDeliveries)
    const { unit } = user
    const all = await readUnits(req.payload)
    const byId = new Map(all.map((one) => [one.id, one]))
    const units = all.filter(({ id }) => reaches(reach, id))
    const campaigns = await readCampaigns(req.payload)
    const own = typeof unit === 'object' ? unit?.id : unit
    const answer: DeskAnswer = {
      campaigns: campaigns.filter((one) => units.some(({ id }) => isUnder(byId, id, one.unit))),
      units: units.map(({ id, name }) => ({ id, name })),
      ...(own && { ownUnit: own }),
      mayRecord: cellOf(rights.rows.record, user) !== 'nobody',
    }
    return Response.json(answer)
  },
}

/** GET /api/grassroots/deliveries?campaign=…&page=1: what was recorded, the latest first, and what it adds up to. */
const list: Endpoint = {
  path: '/grassroots/deliveries',
  method: 'get',
  handler: async (req) => {
    const { reach } = await reachOf(req, rights.rows.seeDeliveries)
    const units = unitsIn(reach)
    const { campaign: id, page: asked } = parsed(listAsked, req.query)
    const conditions = [{ campaign: { equals: id } }, ...(units === undefined ? [] : [{ ownerUnit: { in: units } }])]
    const [{ rows, ...paged }, [campaign], sums] = await Promise.all([
      readDeliveries(req.payload, conditions, { number: asked, size: onePage }),
      readCampaigns(req.payload, id),
      sumsOf(req.payload, { campaign: id, units }),
    ])
    const answer: ListAnswer = {
      deliveries: rows.map((row) => shownDelivery(row, campaign)),
      ...{ ...paged, sums },
    }
    return Response.json(answer)
  },
}

/** POST /api/grassroots/deliveries: what a phone has recorded, in any order and as often as it likes. */
const take: Endpoint = {
  path: '/grassroots/deliveries',
  method: 'post',
  handler: async (req) => {
    await reachOf(req, rights.rows.record)
    const { deliveries } = parsed(deliveriesSent, await bodyOf(req))
    const answer: DeliveriesAnswer = { deliveries: await takeDeliveries(req, deliveries) }
    return Response.json(answer)
  },
}

/** POST /api/grassroots/deliveries/change */
const change: Endpoint = {
  path: '/grassroots/deliveries/change',
  method: 'post',
  handler: async (req) => {
    const row = await putRight(req, parsed(changeAsked, await bodyOf(req)))
    const [campaign] = await readCampaigns(req.payload, row.campaign)
    return Response.json(shownDelivery(row, campaign))
  },
}

/** POST /api/grassroots/deliveries/withdraw */
const takeBack: Endpoint = {
  path: '/grassroots/deliveries/withdraw',
  method: 'post',
  handler: async (req) => {
    const { id, reason } = parsed(withdrawAsked, await bodyOf(req))
    const row = await withdraw(req, id, reason)
    return Response.json({ id: row.id })
  },
}

/** What deliveries are recorded, read and put right by; longer paths first. */
export const deliveryEndpoints: Endpoint[] = [desk, change, takeBack, take, list]
