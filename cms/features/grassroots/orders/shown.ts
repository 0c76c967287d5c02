import type { Payload } from 'payload'
import type { ListedOrder, ShownOrder } from './rules/answers.ts'
import { openSteps, orderSteps } from './rules/states.ts'
import { readDelivery } from '../deliveries/store.ts'
import { gone, hostNames, namesOf } from './names.ts'
import { hostOf, type ListedRow, type OrderRow, ratingOf } from './row.ts'
import type { OrderAt } from './orderAt.ts'

/** Orders as a list shows them: names are those of today. */
export async function listedOrders(payload: Payload, rows: readonly ListedRow[]): Promise<ListedOrder[]> {
  const hosts = rows.map(hostOf).filter((host) => host !== undefined)
  const [services, units, hostName] = await Promise.all([
    namesOf(
      payload,
      'services',
      rows.map(({ service }) => service),
    ),
    namesOf(
      payload,
      'units',
      rows.map(({ ownerUnit }) => ownerUnit),
    ),
    hostNames(payload, hosts),
  ])
  return rows.map((row) => {
    const { id, code, state, service, kind, ownerUnit, day, time, place, people } = row
    const host = hostOf(row)
    return {
      ...{ id, code, state, day, time, place, people },
      service: { id: service, name: services.get(service) ?? gone, kind },
      unit: { id: ownerUnit, name: units.get(ownerUnit) ?? gone },
      ...(host && { host: { ...host, name: hostName(host) } }),
    }
  })
}

/** An order, whole, as somebody sees it. */
export async function shownOrder(payload: Payload, { row, sides }: OrderAt): Promise<ShownOrder> {
  const [listed] = await listedOrders(payload, [row])
  if (listed === undefined) throw new Error('an order has an answer')
  const record = row.delivery === undefined ? undefined : await readDelivery(payload, row.delivery)
  const hostRating = ratingOf(row.hostStars, row.hostComment)
  const unitRating = ratingOf(row.unitStars, row.unitComment)
  return {
    ...listed,
    revision: row.revision,
    wish: {
      ...{ topic: row.topic, day: row.wishedDay, time: row.wishedTime, place: row.place, people: row.wishedPeople },
      // whoever takes no step of it calls nobody
      ...{ contact: sides.size === 0 ? '' : row.contact, note: row.note },
    },
    ...(hostOf(row) && { arranged: { day: row.day, time: row.time, note: row.arrangedNote } }),
    ...(hostRating && { hostRating }),
    ...(unitRating && { unitRating }),
    ...(row.delivery !== undefined && { delivery: row.delivery }),
    ...(record?.isWithdrawn === true && { isDeliveryWithdrawn: true }),
    steps: openSteps(row.state, sides),
    trace: await traceOf(payload, row),
  }
}

async function traceOf(payload: Payload, row: OrderRow): Promise<ShownOrder['trace']> {
  const { placedAt, placedBy, history } = row
  const names = await namesOf(payload, 'users', [placedBy, ...history.map(({ by }) => by)])
  const nameOf = (id: string): string => names.get(id) ?? gone
  return [
    { at: placedAt, by: nameOf(placedBy), step: '点单', reason: '' },
    ...history.map(({ at, by, step, reason }) => ({ at, by: nameOf(by), step: orderSteps[step].word, reason })),
  ]
}
