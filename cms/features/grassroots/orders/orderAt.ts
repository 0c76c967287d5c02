import type { PayloadRequest, TypedUser } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { orders as rights } from '../../../rights/tables.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { type Reach, reaches, reachOf } from '../reach.ts'
import { orderReason } from './refusals.ts'
import type { OrderRow } from './row.ts'
import type { Side } from './rules/states.ts'
import { readOrder } from './store.ts'

/** An order, and who looks at it. */
export interface OrderAt {
  row: OrderRow
  user: TypedUser
  /** Whose steps they take. */
  sides: ReadonlySet<Side>
}

/** Reads an order for somebody. @throws Refusal when there is none, or it is out of reach: which of both is not told */
export async function orderAt(req: PayloadRequest, id: string): Promise<OrderAt> {
  const { user, reach } = await reachOf(req, rights.rows.seeOrders)
  const row = await readOrder(req.payload, id)
  if (row === undefined || !reaches(reach, row.ownerUnit)) throw new Refusal(orderReason('no-such-order'))
  return { row, user, sides: sidesOf(user, reach, row.ownerUnit) }
}

/** The sides on which somebody stands: staff may answer for a unit that has no account. */
function sidesOf(user: TypedUser, reach: Reach, unit: string): ReadonlySet<Side> {
  const [places, handles] = [cellOf(rights.rows.placeOrder, user), cellOf(rights.rows.handleOrder, user)]
  const isUnit = places === 'all' || (places !== 'nobody' && reaches(reach, unit))
  return new Set<Side>([...(isUnit ? (['unit'] as const) : []), ...(handles === 'nobody' ? [] : (['staff'] as const))])
}
