import type { CollectionAfterLoginHook } from 'payload'
import { z } from 'zod'

/** Most log-ins of one person that are open at once. */
export const mostSessions = 20

const withSessions = z.object({ sessions: z.array(z.looseObject({ id: z.string() })) })

/**
 * Ends the oldest log-ins of a person who has too many: they are stored with the account, which is read with every
 * request. A new one stands at the end.
 */
export const keepNewestSessions: CollectionAfterLoginHook = async ({ collection, req, user }) => {
  const sessions = withSessions.safeParse(user).data?.sessions ?? []
  if (sessions.length <= mostSessions) return user
  const kept = sessions.slice(-mostSessions)
  await req.payload.db.updateOne({
    collection: collection.slug,
    id: user.id,
    // a log-in is no change of the account
    data: { sessions: kept, updatedAt: null },
    req,
    returning: false,
  })
  return { ...user, sessions: kept }
}
