import type { Payload } from 'payload'
import { z } from 'zod'
import { readHeadcounts } from '../attendance/headcounts.ts'
import { nameOfEntry } from './reach.ts'
import type { NumbersRow } from './admin/answers.ts'
import type { Listed } from './listed.ts'
import { policyOfOffered } from '../rules/offered.ts'
import { states } from '../asked/words.ts'

const row = z.object({
  library: z.string(),
  entry: z.string(),
  state: z.enum(Object.keys(states) as [keyof typeof states]),
  seats: z.number(),
})

/** Entries whose rows are read at a time. */
const atOnce = 50

/**
 * Counts what has become of entries, in persons, an entry with all its dates as one.
 * @param listed what can be signed up for of them
 */
export async function numbersOf(payload: Payload, listed: readonly Listed[]): Promise<NumbersRow[]> {
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
    await countSome(payload, rows, entries.slice(from, from + atOnce))
  return [...rows.values()]
}

async function countSome(payload: Payload, rows: Map<string, NumbersRow>, entries: readonly string[]): Promise<void> {
  const { docs } = await payload.db.find({
    collection: 'registrations',
    where: { entry: { in: [...entries] } },
    select: { library: true, entry: true, state: true, seats: true },
    pagination: false,
    limit: 0,
  })
  for (const doc of docs) {
    const { library, entry, state, seats } = row.parse(doc)
    const numbers = rows.get(`${library}/${entry}`)
    if (numbers === undefined) continue
    if (state === 'confirmed') numbers.signedUp += seats
    else if (state === 'cancelled') numbers.cancelled += seats
    else if (state === 'waitlisted' || state === 'offered' || state === 'pooled') numbers.waiting += seats
  }
  for (const { library, entry, people, absent } of await readHeadcounts(payload, { entries })) {
    const numbers = rows.get(`${library}/${entry}`)
    if (numbers === undefined) continue
    numbers.came += people
    numbers.absent += absent
  }
}
