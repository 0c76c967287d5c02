import { randomUUID } from 'node:crypto'
import type { Api } from '../api.ts'
import type { deliveryExpectations } from './expectations.ts'

/** What a delivery is of, and one that was recorded of it. */
export interface DeliverySpecimen {
  campaign: string
  unit: string
  id: string
}

interface Desk {
  units?: { id: string }[]
}
interface List {
  deliveries?: { ownerUnit: string }[]
  sums?: { unit: string }[]
}
interface Taken {
  deliveries?: [{ taken?: { id: string } }]
}

let serial = 0

/** A delivery as a phone sends it: each at a place of its own. */
export function deliveryData(campaign: string, ownerUnit: string, more: object = {}) {
  return {
    ...{ key: randomUUID(), campaign, ownerUnit, at: new Date().toISOString() },
    facts: {
      ...{
        kind: 'film',
        day: `${new Date().getFullYear() - 1}-06-01`,
        place: `第 ${++serial} 放映点`,
        level: 'grass-roots',
        channel: 'offline',
      },
      ...{ people: 80, mediaLinks: [], photos: [], provider: '', note: '' },
      ...more,
    },
  }
}

const at = '/api/grassroots/deliveries'

/** Records a delivery. @returns its id; undefined when it was not taken */
export async function recordDelivery(api: Api, campaign: string, unit: string): Promise<string | undefined> {
  const { body } = await api.request<Taken>('POST', at, { deliveries: [deliveryData(campaign, unit)] })
  return body.deliveries?.[0].taken?.id
}

const listOf = async (api: Api, campaign: string) => (await api.request<List>('GET', `${at}?campaign=${campaign}`)).body

/** What is done with deliveries, by operation: `deliveryExpectations` says who may. Resolves to whether it was done. */
export const deliveryOperations: Record<
  keyof typeof deliveryExpectations,
  (api: Api, specimen: DeliverySpecimen) => Promise<boolean>
> = {
  'see for what it is recorded': async (api, { unit }) =>
    (await api.request<Desk>('GET', `${at}/desk`)).body.units?.some(({ id }) => id === unit) ?? false,
  'list what was delivered': async (api, { campaign, unit }) =>
    (await listOf(api, campaign)).deliveries?.some(({ ownerUnit }) => ownerUnit === unit) ?? false,
  'add up what was delivered': async (api, { campaign, unit }) =>
    (await listOf(api, campaign)).sums?.some((sum) => sum.unit === unit) ?? false,
  'record a delivery': async (api, { campaign, unit }) => (await recordDelivery(api, campaign, unit)) !== undefined,
  'put a delivery right': async (api, { id }) => {
    const change = { id, before: { note: '' }, after: { note: '' }, reason: '核对' }
    return (await api.request('POST', `${at}/change`, change)).status === 200
  },
  'withdraw a delivery': async (api, { id }) =>
    (await api.request('POST', `${at}/withdraw`, { id, reason: '记重了' })).status === 200,
}
