import type { DeskAnswer, ListAnswer, OrderAnswer } from '../../../cms/features/grassroots/orders/rules/answers.ts'
import type { OrderStep } from '../../../cms/features/grassroots/orders/rules/contract.ts'
import type { OrderState } from '../../../cms/features/grassroots/orders/rules/states.ts'
import type { Api } from '../api.ts'
import { dayAhead, delivered, matchWith, orderData, type Ordered, ordersAt, step } from '../orders.ts'
import type { orderExpectations } from './expectations.ts'

/** An order that somebody tries something with. */
export interface TriedOrder extends Ordered {
  id: string
  revision: number
}

interface OrderOperation {
  /** As it is registered. */
  endpoint: `${'GET' | 'POST'} /grassroots/orders${string}`
  /** How far the order is that it is tried with. */
  state: OrderState
  /** Resolves to whether it was done. */
  isDone: (api: Api, tried: TriedOrder) => Promise<boolean>
}

const taken = (state: OrderState, asked: (tried: TriedOrder) => OrderStep): OrderOperation => ({
  endpoint: 'POST /grassroots/orders/step',
  state,
  isDone: async (api, tried) => (await step(api, tried, asked(tried))).status === 200,
})
const rating = { stars: 5, comment: '准时' }

/** What can be done with orders, by operation: `orderExpectations` says who may. */
export const orderOperations: Record<keyof typeof orderExpectations, OrderOperation> = {
  'see what can be ordered for whom': {
    endpoint: 'GET /grassroots/orders/desk',
    state: 'asked',
    isDone: async (api, { unit }) =>
      (await api.request<Partial<DeskAnswer>>('GET', `${ordersAt}/desk`)).body.units?.some(({ id }) => id === unit) ??
      false,
  },
  'list orders': {
    endpoint: 'GET /grassroots/orders',
    state: 'asked',
    isDone: async (api, tried) =>
      (await api.request<Partial<ListAnswer>>('GET', `${ordersAt}?state=asked`)).body.orders?.some(
        ({ id }) => id === tried.id,
      ) ?? false,
  },
  'see an order': {
    endpoint: 'GET /grassroots/orders/one',
    state: 'asked',
    isDone: async (api, { id }) => (await api.request('GET', `${ordersAt}/one?id=${id}`)).status === 200,
  },
  'see how a unit is reached': {
    endpoint: 'GET /grassroots/orders/one',
    state: 'asked',
    isDone: async (api, { id }) =>
      Boolean((await api.request<Partial<OrderAnswer>>('GET', `${ordersAt}/one?id=${id}`)).body.order?.wish.contact),
  },
  'see who could bring it': {
    endpoint: 'GET /grassroots/orders/hosts',
    state: 'asked',
    isDone: async (api, { id }) =>
      (await api.request('GET', `${ordersAt}/hosts?id=${id}&day=${dayAhead(3)}`)).status === 200,
  },
  'place an order': {
    endpoint: 'POST /grassroots/orders',
    state: 'asked',
    isDone: async (api, { service, unit }) =>
      (await api.request('POST', ordersAt, orderData(service, unit))).status === 200,
  },
  'match an order': taken('asked', ({ host }) => matchWith(host)),
  'confirm what was arranged': taken('matched', () => ({ step: 'confirm' })),
  'ask for another arrangement': taken('matched', () => ({ step: 'askAgain', reason: '改到下午' })),
  'decline an order': taken('asked', () => ({ step: 'decline', reason: '排满了' })),
  'cancel an order': taken('confirmed', () => ({ step: 'cancel', reason: '停电' })),
  'record that it was brought': taken('confirmed', () => delivered),
  'rate who came': taken('delivered', () => ({ step: 'rateHost', rating })),
  'rate a unit': taken('delivered', () => ({ step: 'rateUnit', rating })),
}
