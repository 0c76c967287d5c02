import type { Payload, PayloadRequest, Where } from 'payload'
import type { User } from '../../payload-types.ts'
import { childrenOf, isThere } from './readTree.ts'
import { unitAndThoseBelow } from './tree.ts'

/** What is known of an account when its units are asked for. */
type Account = Pick<Partial<User>, 'unit'>

/**
 * A request asks for many permissions; its account is read anew for each request and so are the units. Kept by the
 * account, which is all that calls beside the request have of it.
 */
const known = new WeakMap<Account, Promise<readonly string[]>>()

/** The ids of an account's unit and of all units below it; none when the account has no unit. */
export function unitsOfEditor(payload: Payload, user: Account): Promise<readonly string[]> {
  const before = known.get(user)
  if (before !== undefined) return before
  const unit = typeof user.unit === 'object' ? user.unit?.id : user.unit
  const units = unit === undefined || unit === null ? Promise.resolve([]) : unitsFrom(payload, unit)
  known.set(user, units)
  return units
}

/** A unit that was deleted may still be named, and so may what is left of its entries. */
async function unitsFrom(payload: Payload, unit: string): Promise<string[]> {
  if (!(await isThere(payload, unit))) return []
  return unitAndThoseBelow(unit, (parents) => childrenOf(payload, parents))
}

/**
 * What belongs to the units of whoever asks.
 * @param field that names the owning unit
 * @returns false when the account has no unit
 */
export async function inUnitsOfEditor(
  { payload, user }: Pick<PayloadRequest, 'payload' | 'user'>,
  field: 'ownerUnit' | 'version.ownerUnit' = 'ownerUnit',
): Promise<Where | false> {
  const units = user === null ? [] : await unitsOfEditor(payload, user)
  return units.length > 0 && { [field]: { in: [...units] } }
}
