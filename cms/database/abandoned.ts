import type { MongoClient } from 'mongodb'
import type { Payload } from 'payload'
import { z } from 'zod'

/**
 * A transaction is abandoned when nothing has been done in it for so long, in milliseconds, and the connection that
 * did the last of it is gone: the process that began it was killed. One that lives and has lost its connection makes the
 * transaction again.
 */
const idleMs = 1_000

const operation = z.object({
  type: z.string(),
  connectionId: z.number().optional(),
  lsid: z.object({ id: z.unknown() }).optional(),
  transaction: z.object({ timeInactiveMicros: z.coerce.number() }).optional(),
})
type Operation = z.infer<typeof operation>

/**
 * Ends what servers that were killed have begun on MongoDB and not committed: it keeps whatever was written in it locked for
 * a minute. It needs no right but to see and end what is the user's own. Nothing of it was answered to anybody.
 * @returns how many transactions there were
 * @throws what the database throws, also when it forbids that
 */
export async function endAbandoned({ db }: Pick<Payload, 'db'>): Promise<number> {
  if (db.name !== 'mongoose') return 0
  const { connection } = db as unknown as { connection: { getClient(): MongoClient } }
  const admin = connection.getClient().db('admin')
  const found = await admin.aggregate([{ $currentOp: { idleConnections: true, idleSessions: true } }]).toArray()
  const sessions = abandonedIn(found.map((one) => operation.parse(one)))
  if (sessions.length > 0) await admin.command({ killSessions: sessions })
  return sessions.length
}

/** Sessions whose transaction is abandoned. @param all what a server has under way, with connections that do nothing */
export function abandonedIn(all: readonly Operation[]): { id: unknown }[] {
  const isIdle = ({ type }: Operation): boolean => type === 'idleSession'
  const connections = new Set(all.filter((one) => !isIdle(one)).map(({ connectionId }) => connectionId))
  return all.filter(isIdle).flatMap(({ connectionId, lsid, transaction }) => {
    const isOpen = transaction !== undefined && transaction.timeInactiveMicros / 1000 >= idleMs
    return isOpen && lsid !== undefined && connectionId !== undefined && !connections.has(connectionId)
      ? [{ id: lsid.id }]
      : []
  })
}
