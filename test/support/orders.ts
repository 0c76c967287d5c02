import { randomUUID } from 'node:crypto'
import { writtenDay } from '../../cms/base/time/wallClock.ts'
import type { OrderAnswer, ShownOrder } from '../../cms/features/grassroots/orders/rules/answers.ts'
import type { Host, OrderStep, Wish } from '../../cms/features/grassroots/orders/rules/contract.ts'
import type { OrderState } from '../../cms/features/grassroots/orders/rules/states.ts'
import type { Api } from './api.ts'

export const ordersAt = '/api/grassroots/orders'
const dayMs = 86_400_000

/** Of what an order is made, and who brings it. */
export interface Ordered {
  service: string
  unit: string
  host: Host
}

/** The day so many days from now, in Shanghai. */
export function dayAhead(days: number): string {
  return writtenDay(Date.now() + days * dayMs)
}

let serial = 0

/** An order as a form sends it: for today, at a place of its own. */
export function orderData(service: string, ownerUnit: string, wish: Partial<Wish> = {}) {
  return {
    ...{ key: randomUUID(), service, ownerUnit },
    wish: {
      ...{ topic: '安全生产月', day: dayAhead(0), time: '14:30', place: `第 ${++serial} 车间`, people: 80 },
      ...{ contact: '工会办公室 5551234', note: '从东门进', ...wish },
    },
  }
}

/** A match with somebody for today. */
export function matchWith(host: Host, more: object = {}): OrderStep {
  return { step: 'match', host, day: dayAhead(0), time: '15:00', note: '十四点半到', isSure: true, ...more }
}

export const delivered: OrderStep = {
  ...{ step: 'deliver', people: 76, level: 'grass-roots', channel: 'offline', campaign: null, isSure: false },
}

/** The steps by which an order comes to be in a state. */
const way: Readonly<Record<OrderState, (host: Host) => OrderStep[]>> = {
  asked: () => [],
  matched: (host) => [matchWith(host)],
  confirmed: (host) => [matchWith(host), { step: 'confirm' }],
  delivered: (host) => [matchWith(host), { step: 'confirm' }, delivered],
  declined: () => [{ step: 'decline', reason: '排满了' }],
  cancelled: () => [{ step: 'cancel', reason: '改期' }],
}

/** Asks for a step, of the order as it was seen. */
export function step(api: Api, { id, revision }: Pick<ShownOrder, 'id' | 'revision'>, asked: OrderStep | object) {
  return api.request<OrderAnswer>('POST', `${ordersAt}/step`, { id, revision, do: asked })
}

/** Orders something, and takes it as far as a state. @throws when anything of it is refused */
export async function orderIn(
  api: Api,
  state: OrderState,
  { service, unit, host }: Ordered,
  wish: Partial<Wish> = {},
): Promise<ShownOrder> {
  let answer = await api.request<OrderAnswer>('POST', ordersAt, orderData(service, unit, wish))
  for (const asked of way[state](host)) if (answer.status === 200) answer = await step(api, answer.body.order, asked)
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body.order
}

/** Reads an order, as somebody. */
export async function readOrder(api: Api, id: string): Promise<ShownOrder> {
  return (await api.request<OrderAnswer>('GET', `${ordersAt}/one?id=${id}`)).body.order
}
