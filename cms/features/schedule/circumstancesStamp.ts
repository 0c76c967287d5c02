import type { Payload } from 'payload'
import { readNewsroomSettings } from '../review/settings.ts'

/** Collections that decide with others whether a text may go out; no row in the outbox tells of them. */
const deciding = ['users', 'wordings'] as const

/** What tells whether accounts, wordings or the setting of the review have changed, of which no change is reported. */
export async function circumstancesStamp(payload: Payload): Promise<string> {
  const [{ separateReview }, ...newest] = await Promise.all([
    readNewsroomSettings({ payload }),
    ...deciding.map(async (collection) => {
      const { docs, totalDocs } = await payload.db.find<{ updatedAt?: string }>({
        collection,
        sort: '-updatedAt',
        select: { updatedAt: true },
        limit: 1,
        pagination: true,
      })
      return [totalDocs, docs[0]?.updatedAt]
    }),
  ])
  return JSON.stringify([separateReview, newest])
}
