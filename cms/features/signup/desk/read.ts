import type { Payload, PayloadRequest, Where } from 'payload'
import { codeIn, registrationCode } from '../../../../site/catalogue/signUp/rules.ts'
import { Refusal } from '../../../base/refusal.ts'
import { idsOf } from '../../../database/documentIds.ts'
import { readAttendances } from '../attendance/store.ts'
import { type RegistrationRow, registrationRow } from '../book/registrationRow.ts'
import { readBook } from '../book/store.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { endsIn, shownOnDesk } from '../persons/shownOnDesk.ts'
import { signUpReason } from '../asked/refusals.ts'
import { queueOf } from '../rules/book.ts'
import { bookableOf, type SignUps } from '../service/signUps.ts'
import type { State } from '../asked/words.ts'
import type { ShownRegistration } from './admin/answers.ts'
import { type DeskRight, mustReach } from './reach.ts'

/** Registrations on one page of a list, and most that are gone through for the end of a number. */
const [onePage, mostSearched] = [50, 5_000] as const

/** What a list is asked for. */
export interface ListAsked {
  states: readonly State[]
  /** A number of the list, the last four digits of a telephone number, or a code. */
  text: string
  /** From 1. */
  page: number
}

export interface RegistrationsPage {
  registrations: ShownRegistration[]
  page: number
  pages: number
  total: number
}

/**
 * What somebody looks for in a list, as they typed it, in full-width letters as well.
 * @returns undefined when it is nothing; `nothing` when nobody is found so
 */
export function soughtBy(text: string): { code: string } | { digits: string } | { nothing: true } | undefined {
  const plain = codeIn(text)
  if (plain === '') return undefined
  if (registrationCode.test(plain)) return { code: plain }
  return /^\d{1,6}$/.test(plain) ? { digits: plain } : { nothing: true }
}

/** Registrations of one bookable, in the order of their numbers; nobody is named. @throws Refusal when there are too many to search */
export async function readRegistrations(
  payload: Payload,
  signUps: SignUps,
  bookable: Bookable,
  { states, text, page }: ListAsked,
): Promise<RegistrationsPage> {
  const vault = signUps.vault()
  const all: Where[] = [{ bookable: { equals: keyOf(bookable) } }, { state: { in: [...states] } }]
  const sought = soughtBy(text)
  if (sought !== undefined && 'code' in sought) all.push({ code: { in: vault.codeHashes(sought.code) } })
  const asked = { collection: 'registrations' as const, where: { and: all }, sort: 'number' }
  if (sought !== undefined && !('code' in sought)) {
    if (!('digits' in sought)) return { registrations: [], page: 1, pages: 1, total: 0 }
    const { digits } = sought
    const { docs, totalDocs } = await payload.db.find({ ...asked, limit: mostSearched })
    if (totalDocs > mostSearched) throw new Refusal(signUpReason('too-many-to-search', { most: mostSearched }))
    const rows = docs
      .map((doc) => registrationRow.parse(doc))
      .filter((row) => row.number === Number(digits) || (digits.length === 4 && endsIn(row, vault, digits)))
    return {
      registrations: await show(payload, signUps, bookable, rows.slice(0, onePage)),
      page: 1,
      pages: 1,
      total: rows.length,
    }
  }
  const { docs, totalDocs, totalPages } = await payload.db.find({ ...asked, limit: onePage, page })
  const rows = docs.map((doc) => registrationRow.parse(doc))
  return {
    registrations: await show(payload, signUps, bookable, rows),
    page,
    pages: Math.max(1, totalPages),
    total: totalDocs,
  }
}

/** One registration as a list has it. */
export async function showOne(payload: Payload, signUps: SignUps, row: RegistrationRow): Promise<ShownRegistration> {
  const [shown] = await show(payload, signUps, bookableOf(row), [row])
  if (shown === undefined) throw new Error('each registration is shown')
  return shown
}

async function show(
  payload: Payload,
  signUps: SignUps,
  bookable: Bookable,
  rows: readonly RegistrationRow[],
): Promise<ShownRegistration[]> {
  if (rows.length === 0) return []
  const attendances = await readAttendances(payload, { registration: { in: rows.map(({ id }) => id) } })
  const byRegistration = Map.groupBy(attendances, ({ registration }) => registration ?? '')
  const isAnyWaiting = rows.some(({ state }) => state === 'waitlisted')
  const queue = isAnyWaiting ? queueOf(await readBook(payload, keyOf(bookable))).map(({ id }) => id) : []
  return rows.map((row) => {
    const place = queue.indexOf(row.id)
    return shownOnDesk(row, signUps.vault(), byRegistration.get(row.id) ?? [], place === -1 ? undefined : place + 1)
  })
}

/** Reads a registration. @returns undefined when there is none */
export async function registrationById({ db }: Payload, id: string): Promise<RegistrationRow | undefined> {
  const where = { id: { equals: id } }
  const found = idsOf(db.name)(id) ? await db.findOne({ collection: 'registrations', where }) : null
  return found === null ? undefined : registrationRow.parse(found)
}

/**
 * A registration that somebody may do something with.
 * @throws Refusal when they may not, or there is none: one answer for both
 */
export async function reachedRegistration(req: PayloadRequest, right: DeskRight, id: string): Promise<RegistrationRow> {
  const row = await registrationById(req.payload, id)
  if (row !== undefined) {
    const isMine = await mustReach(req, right, bookableOf(row)).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refusal && error.status === 404) return false
        throw error
      },
    )
    if (isMine) return row
  }
  throw new Refusal(signUpReason('no-such-registration-of-yours'))
}
