import type { Payload } from 'payload'
import { z } from 'zod'
import { readHeadcounts } from '../attendance/headcounts.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { keyOf } from '../asked/bookables.ts'
import { nameOfEntry } from './reach.ts'
import type { NumbersRow } from './admin/answers.ts'
import type { Listed } from './listed.ts'
import { policyOfOffered } from '../rules/offered.ts'
import { states } from '../asked/words.ts'

const row = z.object({
  bookable: z.string(),
  library: z.string(),
  entry: z.string(),
  state: z.enum(Object.keys(states) as [keyof typeof states]),
  seats: z.number(),
})

/** Entries whose rows are read at a time. */
const atOnce = 50

/** Days in Shanghai, the first and the last, as 2026-09-01. */
interface Days {
  from: string
  to: string
}

/** Whether a lesson begins within some days. @param start milliseconds since the epoch, or ISO 8601 */
export function isWithin({ from, to }: Days, start: number | string): boolean {
  const day = writtenDay(start)
  return day >= from && day <= to
}

/**
 * Counts what has become of entries, in persons, an entry with all its dates as one.
 * @param listed what can be signed up for of them: registrations for other dates are not counted
 * @param days whoever came on others is not counted; of a lesson that is not known any more the day is the one that it was to be
 */
export async function numbersOf(payload: Payload, listed: readonly Listed[], days: Days): Promise<NumbersRow[]> {
  const rows = new Map<string, NumbersRow>()
  for (const { bookable, offered } of listed) {
    const name = nameOfEntry(bookable)
    const before = rows.get(name)
    const places = (offered && policyOfOffered(offered, undefined)?.capacity) ?? 0
    if (before !== undefined) before.places += places
    else
      rows.set(name, {
        entry: { collection: bookable.collection, entry: bookable.entry },
        title: offered?.entry.title ?? '（已下线或已删的活动）',
        ...{ places, signedUp: 0, came: 0, absent: 0, cancelled: 0, waiting: 0 },
      })
  }
  const entries = [...new Set([...rows.values()].map(({ entry }) => entry.entry))]
  for (let from = 0; from < entries.length; from += atOnce)
    await countSome(payload, { rows, listed, days }, entries.slice(from, from + atOnce))
  return [...rows.values()]
}

interface Counting {
  rows: ReadonlyMap<string, NumbersRow>
  listed: readonly Listed[]
  days: Days
}

async function countSome(
  payload: Payload,
  { rows, listed, days }: Counting,
  entries: readonly string[],
): Promise<void> {
  const keys = new Set(listed.map(({ bookable }) => keyOf(bookable)))
  const starts = new Map(listed.flatMap(({ lessons }) => lessons.map(({ id, start }) => [id, start] as const)))
  const { docs } = await payload.db.find({
    collection: 'registrations',
    where: { entry: { in: [...entries] } },
    select: { bookable: true, library: true, entry: true, state: true, seats: true },
    pagination: false,
    limit: 0,
  })
  for (const doc of docs) {
    const { bookable, library, entry, state, seats } = row.parse(doc)
    const numbers = rows.get(`${library}/${entry}`)
    if (numbers === undefined || !keys.has(bookable)) continue
    if (state === 'confirmed') numbers.signedUp += seats
    else if (state === 'cancelled') numbers.cancelled += seats
    else if (state === 'waitlisted' || state === 'offered' || state === 'pooled') numbers.waiting += seats
  }
  for (const { library, entry, lesson, lessonAt, people, absent } of await readHeadcounts(payload, { entries })) {
    const numbers = rows.get(`${library}/${entry}`)
    // a lesson that was moved counts where it is now
    const start = starts.get(lesson) ?? lessonAt
    if (numbers === undefined || start === undefined || !isWithin(days, start)) continue
    numbers.came += people
    numbers.absent += absent
  }
}
