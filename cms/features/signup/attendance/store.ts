import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { storedInstant } from '../../../base/time/sentInstant.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import { merged, type Scan, type Standing, standingOf } from './rules.ts'

/** Most scans of one person at one lesson that are kept: nobody comes and goes so often. */
const mostScans = 100
/** Most groups at one lesson of people who had not signed up; a few more where several phones note at once. */
export const mostWalkIns = 2_000
/** How often a write is tried again that another one was faster than. */
const mostTries = 20

const scanRow = z.object({
  id: z.string(),
  kind: z.enum(['came', 'undo-came', 'absent', 'undo-absent']),
  people: z.number(),
  at: z.number(),
  by: z.string(),
})
const row = z.object({
  id: z.string(),
  bookable: z.string(),
  entry: z.string(),
  library: z.string(),
  lesson: z.string(),
  lessonAt: storedInstant,
  registration: z.string().nullish(),
  state: z.enum(['came', 'absent', 'unknown']),
  people: z.number(),
  at: storedInstant,
  revision: z.number(),
  scans: z.array(scanRow).nullish(),
})
export type AttendanceRow = z.infer<typeof row>

/** Of whom something is noted: a registration, or some who came without one. */
export type Attendant = { registration: string } | { walkIn: string }

/** Where and when. */
export interface Held {
  bookable: Bookable
  lesson: string
  /** Milliseconds since the epoch; undefined for what is not public any more. */
  start: number | undefined
}

/**
 * Adds what was noted to what is known; the same scan twice is one.
 * @returns what holds then
 * @throws Refusal when there is too much of it, or too many write at once
 */
export async function addScans(
  payload: Payload,
  held: Held,
  attendant: Attendant,
  scans: readonly Scan[],
): Promise<Standing> {
  const key = 'walkIn' in attendant ? `walk-in/${attendant.walkIn}` : `${attendant.registration}/${held.lesson}`
  for (let tries = 1; tries <= mostTries; tries++) {
    const found = await payload.db.findOne({ collection: 'attendances', where: { key: { equals: key } } })
    const before = found === null ? undefined : row.parse(found)
    // an id of a phone that was used for something else
    if (before !== undefined && before.bookable !== keyOf(held.bookable))
      throw new Refusal(signUpReason('no-such-lesson'))
    const all = merged(before?.scans ?? [], scans)
    if (all.length > mostScans) throw new Refusal(signUpReason('sign-up-busy'))
    const standing = standingOf(all)
    if (before !== undefined && all.length === before.scans?.length) return standing
    const data = columnsOf(standing, all)
    if (before === undefined) {
      if ('walkIn' in attendant) await mustHaveRoom(payload, held)
      if (await create(payload, key, held, attendant, data)) return standing
    } else {
      const where: Where = { and: [{ key: { equals: key } }, { revision: { equals: before.revision } }] }
      const next = { ...data, revision: before.revision + 1 }
      if ((await writeIf(payload, 'attendances', where, next)) !== undefined) return standing
    }
  }
  throw new Refusal(signUpReason('sign-up-busy'))
}

/** @throws Refusal when more groups of walk-ins are noted than come to anything: the desk counts them all */
async function mustHaveRoom({ db }: Payload, { bookable, lesson }: Held): Promise<void> {
  const { totalDocs } = await db.count({
    collection: 'attendances',
    where: {
      and: [
        { bookable: { equals: keyOf(bookable) } },
        { lesson: { equals: lesson } },
        { registration: { exists: false } },
      ],
    },
  })
  if (totalDocs >= mostWalkIns) throw new Refusal(signUpReason('walk-ins-full', { most: mostWalkIns }))
}

function columnsOf({ state, people, at, by, undoneAt }: Standing, scans: readonly Scan[]) {
  return {
    ...{ state, people, by },
    at: state === 'unknown' ? null : new Date(at).toISOString(),
    undoneAt: undoneAt === undefined ? null : new Date(undoneAt).toISOString(),
    scans: [...scans],
  }
}

/** @returns false when somebody else has made it */
async function create(
  { db }: Payload,
  key: string,
  { bookable, lesson, start }: Held,
  attendant: Attendant,
  data: object,
): Promise<boolean> {
  const about = {
    ...{ key, lesson, bookable: keyOf(bookable), library: bookable.collection, entry: bookable.entry },
    lessonAt: start === undefined ? null : new Date(start).toISOString(),
    registration: 'registration' in attendant ? attendant.registration : null,
  }
  try {
    await db.create({ collection: 'attendances', data: { ...about, ...data, revision: 0 } })
    return true
  } catch (error) {
    if ((await db.findOne({ collection: 'attendances', where: { key: { equals: key } } })) === null) throw error
    return false
  }
}

/** Reads what is noted. @param where over the fields of the collection */
export async function readAttendances({ db }: Payload, where: Where): Promise<AttendanceRow[]> {
  const { docs } = await db.find({ collection: 'attendances', where, pagination: false, limit: 0 })
  return docs.map((doc) => row.parse(doc))
}
