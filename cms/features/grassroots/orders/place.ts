import type { Payload, PayloadRequest, TypedUser } from 'payload'
import { nameOf } from '../../../../site/catalogue/documentName.ts'
import { Refusal } from '../../../base/refusal.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { whileNaming } from '../../../documents/guards/guardedDatabase.ts'
import { orders as rights } from '../../../rights/tables.ts'
import { reaches, reachOf } from '../reach.ts'
import { readUnits } from '../readUnits.ts'
import { grassrootsReason } from '../refusals.ts'
import { apart, inTurn } from '../turns.ts'
import { audited, titleOf } from './audited.ts'
import { orderReason } from './refusals.ts'
import type { OrderRow } from './row.ts'
import type { OrderSent } from './rules/contract.ts'
import { firstDay, lastDay } from './rules/days.ts'
import { type Orderable, readService } from './services.ts'
import { addOrder, knownOrder } from './store.ts'

/** Takes an order of a unit: sent again it is the same one. @throws Refusal when it cannot be ordered */
export async function placeOrder(req: PayloadRequest, sent: OrderSent): Promise<OrderRow> {
  const { payload } = req
  const { user, reach } = await reachOf(req, rights.rows.placeOrder)
  if (!reaches(reach, sent.ownerUnit)) throw new Refusal(grassrootsReason('not-for-your-unit'), ['ownerUnit'])
  // it was right when it was taken, whatever became of the menu
  const known = await knownOrder(payload, sent)
  if (known !== undefined) return known
  const names = [nameOf('units', sent.ownerUnit), nameOf('services', sent.service)]
  return whileNaming(payload, names, () => placeNew(req, sent, user))
}

async function placeNew(req: PayloadRequest, sent: OrderSent, user: TypedUser): Promise<OrderRow> {
  const { payload } = req
  if (!(await readUnits(payload)).some(({ id }) => id === sent.ownerUnit))
    throw new Refusal(grassrootsReason('no-such-unit'), ['ownerUnit'])
  const { kind, daysAhead } = await serviceOf(payload, sent.service)
  const now = Date.now()
  mustBeInTime(sent.wish.day, writtenDay(now), daysAhead)
  const then = audited(req, await titleOf(payload, sent), '点单')
  const written = { kind, by: user.id, at: new Date(now).toISOString() }
  // how many are under way is counted and added to by one at a time
  return inTurn(`orders of ${sent.ownerUnit}`, () => apart(() => addOrder(payload, sent, written, then)))
}

async function serviceOf(payload: Payload, id: string): Promise<Orderable> {
  const service = await readService(payload, id)
  if (service === undefined) throw new Refusal(orderReason('no-such-service'), ['service'])
  if (!service.available) throw new Refusal(orderReason('service-not-available'), ['service'])
  return service
}

function mustBeInTime(day: string, today: string, daysAhead: number): void {
  const [first, last] = [firstDay(today, daysAhead), lastDay(today)]
  if (day < first) throw new Refusal(orderReason('order-too-soon', { first, daysAhead }), ['wish.day'])
  if (day > last) throw new Refusal(orderReason('order-too-far', { last }), ['wish.day'])
}
