import type { Payload, Where } from 'payload'
import { keptFrom } from './rules.ts'

/**
 * Removes what is over for long. Three things stay: an expiry that a person cancelled, since its entry would expire once
 * more; what is over at an entry that has something old still to be decided, since it may have to give way to it; and
 * what failed or waits.
 * @param now milliseconds since the epoch
 */
export async function removeOld(payload: Payload, now: number): Promise<void> {
  const isOld: Where = { at: { less_than: keptFrom(now) } }
  const { docs } = await payload.db.find<{ document: string }>({
    collection: 'schedules',
    where: { and: [isOld, { state: { in: ['waiting', 'running', 'failed'] } }] },
    select: { document: true },
    pagination: false,
    limit: 0,
  })
  const isOver: Where = {
    or: [
      { state: { equals: 'done' } },
      { and: [{ state: { equals: 'cancelled' } }, { origin: { equals: 'person' } }] },
    ],
  }
  const undecided = docs.map(({ document }) => document)
  const isElsewhere: Where[] = undecided.length === 0 ? [] : [{ document: { not_in: undecided } }]
  await payload.db.deleteMany({ collection: 'schedules', where: { and: [isOld, isOver, ...isElsewhere] } })
}
