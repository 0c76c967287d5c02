import type { PayloadRequest, TypedUser } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { accessReason } from '../../../rights/refusals.ts'
import { registrations } from '../../../rights/tables.ts'
import { ownEntries } from '../../../rights/units/ownEntries.ts'
import { cellOf } from '../../../rights/verdict.ts'
import type { Bookable } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'

/** What staff may do with registrations (cms/rights/tables.ts). */
export type DeskRight = keyof typeof registrations.rows
export type EntryName = Pick<Bookable, 'collection' | 'entry'>

/** Whoever asks. @throws Refusal when nobody is logged in, or their role may not do it with any entry */
export function organiser({ user }: PayloadRequest, right: DeskRight): TypedUser {
  if (user === null) throw new Refusal(accessReason('not-logged-in'))
  if (cellOf(registrations.rows[right], user) !== 'nobody') return user
  const isSeen = cellOf(registrations.rows.see, user) !== 'nobody'
  throw new Refusal(signUpReason(isSeen ? 'registration-steps-of-organisers-only' : 'registrations-of-organisers-only'))
}

/**
 * Of some entries those with whose registrations somebody may do something: all, or those of their units as they are
 * now. An entry that is gone for good is in nobody's unit.
 * @returns their names, `<collection>/<id>`
 * @throws Refusal as `organiser`
 */
export async function withinReach(
  req: PayloadRequest,
  right: DeskRight,
  entries: readonly EntryName[],
): Promise<ReadonlySet<string>> {
  const user = organiser(req, right)
  if (cellOf(registrations.rows[right], user) !== 'ownUnits') return new Set(entries.map(nameOfEntry))
  return new Set((await ownEntries(req.payload, user, entries)).map(nameOfEntry))
}

/** @throws Refusal when somebody may not do something with the registrations of an entry, or there is no such entry */
export async function mustReach(req: PayloadRequest, right: DeskRight, entry: EntryName): Promise<TypedUser> {
  const user = organiser(req, right)
  if (!(await withinReach(req, right, [entry])).has(nameOfEntry(entry)))
    throw new Refusal(accessReason('no-such-entry'))
  return user
}

/** The name of an entry: `<collection>/<id>`. */
export function nameOfEntry({ collection, entry }: EntryName): string {
  return `${collection}/${entry}`
}
