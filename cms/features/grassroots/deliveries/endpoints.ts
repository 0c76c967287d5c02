import type { Endpoint } from 'payload'
import { deliveries as rights } from '../../../rights/tables.ts'
import { cellOf } from '../../../rights/verdict.ts'
import type { DeliveriesAnswer, DeskAnswer, ListAnswer } from './rules/answers.ts'
import { bodyOf, parsed } from './asked.ts'
import { readCampaigns } from './campaigns.ts'
import { changeAsked, deliveriesSent, listAsked, withdrawAsked } from './rules/contract.ts'
import { reachOf, withinReach } from './reach.ts'
import { putRight, takeDeliveries, withdraw } from './record.ts'
import { shownDelivery } from './shown.ts'
import { readDeliveries } from './store.ts'
import { sumsOf } from './sums.ts'
import { readUnits } from './units.ts'

/** Deliveries on one page. */
const onePage = 20

/** GET /api/grassroots/deliveries/desk: for what and for whom something can be recorded. */
const desk: Endpoint = {
  path: '/grassroots/deliveries/desk',
  method: 'get',
  handler: async (req) => {
    const reach = await reachOf(req, 'seeDeliveries')
    const { unit } = reach.user
    const own = typeof unit === 'object' ? unit?.id : unit
    const answer: DeskAnswer = {
      campaigns: await readCampaigns(req.payload),
      units: await readUnits(req.payload, reach.units),
      ...(own && { ownUnit: own }),
      mayRecord: cellOf(rights.rows.record, reach.user) !== 'nobody',
    }
    return Response.json(answer)
  },
}

/** GET /api/grassroots/deliveries?campaign=…&page=1: what was recorded, the latest first, and what it adds up to. */
const list: Endpoint = {
  path: '/grassroots/deliveries',
  method: 'get',
  handler: async (req) => {
    const reach = await reachOf(req, 'seeDeliveries')
    const { campaign: id, page } = parsed(listAsked, req.query)
    const conditions = [{ campaign: { equals: id } }, ...withinReach(reach)]
    const [{ rows, total, pages }, [campaign], sums] = await Promise.all([
      readDeliveries(req.payload, conditions, { number: page, size: onePage }),
      readCampaigns(req.payload, id),
      sumsOf(req.payload, { campaign: id, units: reach.units }),
    ])
    const answer: ListAnswer = {
      deliveries: rows.map((row) => shownDelivery(row, campaign)),
      ...{ page, pages, total, sums },
    }
    return Response.json(answer)
  },
}

/** POST /api/grassroots/deliveries: what a phone has recorded, in any order and as often as it likes. */
const take: Endpoint = {
  path: '/grassroots/deliveries',
  method: 'post',
  handler: async (req) => {
    await reachOf(req, 'record')
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
