import type { Payload, PayloadRequest } from 'payload'
import type { Catalogue } from '../../../../site/catalogue/catalogue.ts'
import type { RegistrationRow } from '../book/registrationRow.ts'
import { readAttendances } from '../attendance/store.ts'
import { listedOf } from '../desk/listed.ts'
import { bookableOf } from '../service/signUps.ts'
import type { LessonSeen } from './rules.ts'
import { readMakeUps } from './store/makeUps.ts'

/**
 * What is known of a registration at each of its lessons that takes place, in order of time.
 * @param req whose transaction it is part of
 */
export async function lessonsOf(
  payload: Payload,
  catalogue: Catalogue,
  row: RegistrationRow,
  req?: PayloadRequest,
): Promise<LessonSeen[]> {
  const { lessons } = listedOf(catalogue, bookableOf(row))
  const [attendances, makeUps] = await Promise.all([
    readAttendances(payload, { registration: { equals: row.id } }),
    readMakeUps(payload, row.id, req),
  ])
  const seen = new Map(attendances.map(({ lesson, state }) => [lesson, state]))
  const madeUp = new Set(makeUps.map(({ lesson }) => lesson))
  return lessons
    .filter(({ takesPlace }) => takesPlace)
    .map(({ id, number, start, end }) => {
      const state = seen.get(id) ?? 'unknown'
      return { id, number, start, end, state: state !== 'came' && madeUp.has(id) ? 'made-up' : state }
    })
}

/** How many lessons a registration has attended or made up, whether or not the site still has them. */
export async function notedOf(payload: Payload, registration: string): Promise<number> {
  const [attendances, makeUps] = await Promise.all([
    readAttendances(payload, { registration: { equals: registration } }),
    readMakeUps(payload, registration),
  ])
  const came = attendances.filter(({ state }) => state === 'came').map(({ lesson }) => lesson)
  return new Set([...came, ...makeUps.map(({ lesson }) => lesson)]).size
}
