import type { Endpoint, PayloadRequest } from 'payload'
import { orders as rights } from '../../../rights/tables.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { bodyOf, parsed } from '../asked.ts'
import { readCampaigns } from '../deliveries/campaigns.ts'
import { reaches, reachOf, unitsIn } from '../reach.ts'
import { readUnits } from '../readUnits.ts'
import { related } from '../related.ts'
import { offeredHosts } from './hosts.ts'
import { orderAt } from './orderAt.ts'
import { placeOrder } from './place.ts'
import type { DeskAnswer, HostsAnswer, ListAnswer, OrderAnswer } from './rules/answers.ts'
import { hostsAsked, listAsked, oneAsked, orderSent, stepSent } from './rules/contract.ts'
import { readServices } from './services.ts'
import { listedOrders, shownOrder } from './shown.ts'
import { takeStep } from './steps.ts'
import { countOrders, readOrders } from './store.ts'

/** Orders on one page. */
const onePage = 20

type Handler = (req: PayloadRequest) => Promise<object>

/** What can be ordered for whom. */
const desk: Handler = async (req) => {
  const { payload } = req
  const { user, reach } = await reachOf(req, rights.rows.seeOrders)
  const [mayOrder, mayHandle] = [rights.rows.placeOrder, rights.rows.handleOrder].map(
    (row) => cellOf(row, user) !== 'nobody',
  )
  const [services, units, campaigns] = await Promise.all([
    readServices(payload),
    mayOrder ? readUnits(payload) : [],
    mayHandle ? readCampaigns(payload) : [],
  ])
  const ownUnit = related.parse(user.unit)
  return {
    services: services.map(({ id, title, kind, daysAhead, requirements }) => ({
      ...{ id, name: title, kind, daysAhead, requirements },
    })),
    units: units.filter(({ id }) => reaches(reach, id)).map(({ id, name }) => ({ id, name })),
    ...(ownUnit !== undefined && { ownUnit }),
    campaigns: campaigns.map(({ id, title, year }) => ({ id, name: `${title}（${year} 年）` })),
    mayOrder: mayOrder === true,
    mayHandle: mayHandle === true,
  } satisfies DeskAnswer
}

/** The orders that one may see, and how many there are of each state. */
const list: Handler = async (req) => {
  const { payload } = req
  const { reach } = await reachOf(req, rights.rows.seeOrders)
  const { state, page: number } = parsed(listAsked, req.query)
  const units = unitsIn(reach)
  const theirs = units === undefined ? [] : [{ ownerUnit: { in: units } }]
  const ofState = state === undefined ? [] : [{ state: { equals: state } }]
  const [{ rows, ...paged }, counts] = await Promise.all([
    readOrders(payload, [...theirs, ...ofState], { number, size: onePage }),
    countOrders(payload, theirs),
  ])
  return { orders: await listedOrders(payload, rows), ...paged, counts } satisfies ListAnswer
}

const one: Handler = async (req) => {
  const { id } = parsed(oneAsked, req.query)
  return { order: await shownOrder(req.payload, await orderAt(req, id)) } satisfies OrderAnswer
}

const hosts: Handler = async (req) => {
  await reachOf(req, rights.rows.handleOrder)
  const { id, day } = parsed(hostsAsked, req.query)
  const { row } = await orderAt(req, id)
  return { hosts: await offeredHosts(req.payload, row, day) } satisfies HostsAnswer
}

const place: Handler = async (req) => {
  await reachOf(req, rights.rows.placeOrder)
  const { id } = await placeOrder(req, parsed(orderSent, await bodyOf(req)))
  return { order: await shownOrder(req.payload, await orderAt(req, id)) } satisfies OrderAnswer
}

const step: Handler = async (req) => {
  await reachOf(req, rights.rows.seeOrders)
  const at = await takeStep(req, parsed(stepSent, await bodyOf(req)))
  return { order: await shownOrder(req.payload, at) } satisfies OrderAnswer
}

const endpoint = (method: 'get' | 'post', path: string, handler: Handler): Endpoint => ({
  method,
  path: `/grassroots/orders${path}`,
  handler: async (req) => Response.json(await handler(req)),
})

/** What units order, and staff arrange, by; longer paths first. */
export const orderEndpoints: Endpoint[] = [
  endpoint('get', '/desk', desk),
  endpoint('get', '/one', one),
  endpoint('get', '/hosts', hosts),
  endpoint('post', '/step', step),
  endpoint('post', '', place),
  endpoint('get', '', list),
]
