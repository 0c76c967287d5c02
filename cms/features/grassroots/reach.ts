import type { PayloadRequest, TypedUser } from 'payload'
import { Refusal } from '../../base/refusal.ts'
import type { Row } from '../../rights/cells.ts'
import { accessReason } from '../../rights/refusals.ts'
import { unitsOfEditor } from '../../rights/units/unitsOfEditor.ts'
import { cellOf } from '../../rights/verdict.ts'
import { grassrootsReason } from './refusals.ts'

/** For which units somebody may do something: all, or the own one and those below it. */
export type Reach = 'all' | ReadonlySet<string>

/**
 * How far a right reaches whoever asks.
 * @param row of cms/rights/tables.ts
 * @throws Refusal when nobody is logged in, or the right is not for their role
 */
export async function reachOf(
  { payload, user }: Pick<PayloadRequest, 'payload' | 'user'>,
  row: Row,
): Promise<{ user: TypedUser; reach: Reach }> {
  if (user === null) throw new Refusal(accessReason('not-logged-in'))
  const cell = cellOf(row, user)
  if (cell === 'nobody') throw new Refusal(grassrootsReason('not-for-your-role'))
  return { user, reach: cell === 'all' ? 'all' : new Set(await unitsOfEditor(payload, user)) }
}

/** Whether a unit is within reach. */
export function reaches(reach: Reach, unit: string): boolean {
  return reach === 'all' || reach.has(unit)
}

/** Whose forms somebody sees and decides: whoever leads has to do with whatever counts for it, wherever its unit stands by now. */
export function reachOfLeader(reach: Reach, leader: string | undefined): Reach {
  return leader !== undefined && reaches(reach, leader) ? 'all' : reach
}

/** Ids of the units within reach; undefined for all. */
export function unitsIn(reach: Reach): string[] | undefined {
  return reach === 'all' ? undefined : [...reach]
}
