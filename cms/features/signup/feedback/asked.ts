import type { Payload } from 'payload'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { readAttendances } from '../attendance/store.ts'
import type { RegistrationRow } from '../book/registrationRow.ts'
import { listedOf } from '../desk/listed.ts'
import { bookableOf, type SignUps } from '../service/signUps.ts'
import { isUsed } from './store/feedback.ts'
import { ticketFor, usedMark } from './ticket.ts'

/** How long after its end something is asked about, in milliseconds. */
const askedForMs = 30 * 24 * 60 * 60_000

/** Whether feedback is taken on something now: from its end on, of a course its last lesson's, for thirty days. */
export function isAskedNow(signUps: Pick<SignUps, 'catalogue' | 'now'>, bookable: Bookable): boolean {
  const held = listedOf(signUps.catalogue, bookable).lessons.filter(({ takesPlace }) => takesPlace)
  const ended = Math.max(...held.map(({ end }) => end))
  const now = signUps.now()
  return held.length > 0 && ended <= now && now < ended + askedForMs
}

/** The ticket of somebody who came, and has said nothing yet; undefined for everybody else. */
export async function ticketOf(payload: Payload, signUps: SignUps, row: RegistrationRow): Promise<string | undefined> {
  const of = bookableOf(row)
  if (row.state !== 'confirmed' || !isAskedNow(signUps, of)) return undefined
  const where = { and: [{ registration: { equals: row.id } }, { state: { equals: 'came' } }] }
  if ((await readAttendances(payload, where)).length === 0) return undefined
  const ticket = ticketFor(signUps.vault(), keyOf(of), row.id)
  return (await isUsed(payload, keyOf(of), usedMark(ticket))) ? undefined : ticket
}
