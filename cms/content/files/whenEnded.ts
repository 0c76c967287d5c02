import type { Payload, PayloadRequest } from 'payload'

/**
 * Whether it can be seen now if a write stands. After a commit that failed it cannot, before the database is there again:
 * the next start asks.
 */
type Ending = 'known' | 'unknown'

/** Does a write, and afterwards what is to be done when it has ended, however it ended. */
export type WhenEnded = <T>(
  req: Partial<PayloadRequest> | undefined,
  write: () => Promise<T>,
  afterwards: (ending: Ending) => Promise<void>,
) => Promise<T>

/**
 * Tells when a write has come to its end: with the transaction that it is part of, or by itself when there is none.
 * Payload has no hook for it (3.90), so two methods of its adapter are wrapped.
 */
export function whenEnded(database: Payload['db']): WhenEnded {
  const waiting = new Map<string | number, ((ending: Ending) => Promise<void>)[]>()
  const commit = database.commitTransaction.bind(database)
  const rollback = database.rollbackTransaction.bind(database)
  const end = async (id: string | number | null, ending: Ending): Promise<void> => {
    const works = id === null ? [] : (waiting.get(id) ?? [])
    if (id !== null) waiting.delete(id)
    for (const work of works) await work(ending)
  }

  database.commitTransaction = async (promised) => {
    const id = await promised
    try {
      await commit(id)
    } catch (error) {
      await end(id, 'unknown')
      throw error
    }
    await end(id, 'known')
  }
  database.rollbackTransaction = async (promised) => {
    const id = await promised
    try {
      await rollback(id)
    } finally {
      await end(id, 'known')
    }
  }

  return async (req, write, afterwards) => {
    const transaction: unknown = await req?.transactionID
    // without transactions Payload leaves a promise of null here, or what JSON makes of it after its data loader ran: {}
    if (typeof transaction === 'string' || typeof transaction === 'number') {
      waiting.set(transaction, [...(waiting.get(transaction) ?? []), afterwards])
      return write()
    }
    try {
      return await write()
    } finally {
      await afterwards('known')
    }
  }
}
