import type { PayloadRequest, TypedUser, Where } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { accessReason } from '../../../rights/refusals.ts'
import { deliveries as rights } from '../../../rights/tables.ts'
import { unitsOfEditor } from '../../../rights/units/unitsOfEditor.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { grassrootsReason } from '../refusals.ts'
import { deliveryReason } from './refusals.ts'

/** Whose deliveries somebody may see or record: all, or those of some units. */
export interface Reach {
  user: TypedUser
  /** Ids; undefined for all. */
  units: readonly string[] | undefined
}

/** How far somebody reaches. @throws Refusal when nobody is logged in, or their role may do it with no unit */
export async function reachOf(
  { payload, user }: Pick<PayloadRequest, 'payload' | 'user'>,
  right: keyof typeof rights.rows,
): Promise<Reach> {
  if (user === null) throw new Refusal(accessReason('not-logged-in'))
  const cell = cellOf(rights.rows[right], user)
  if (cell === 'nobody') {
    const isSeen = cellOf(rights.rows.seeDeliveries, user) !== 'nobody'
    throw new Refusal(deliveryReason(isSeen ? 'deliveries-recorded-by-units' : 'deliveries-of-units-only'))
  }
  return { user, units: cell === 'all' ? undefined : await unitsOfEditor(payload, user) }
}

/** @throws Refusal when a unit is not within reach */
export function mustReachUnit({ units }: Reach, unit: string): void {
  if (units !== undefined && !units.includes(unit)) throw new Refusal(grassrootsReason('not-for-your-unit'))
}

/** The condition on deliveries within reach. */
export function withinReach({ units }: Reach): Where[] {
  return units === undefined ? [] : [{ ownerUnit: { in: [...units] } }]
}
