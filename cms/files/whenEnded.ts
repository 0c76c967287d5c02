import type { Payload, PayloadRequest } from 'payload'

/** Does a write, and afterwards what is to be done when it is known whether it stands. */
export type WhenEnded = <T>(
  req: Partial<PayloadRequest> | undefined,
  write: () => Promise<T>,
  afterwards: () => Promise<void>,
) => Promise<T>

/**
 * Tells when a write has come to its end: with the transaction that it is part of, or by itself when there is none.
 * Payload has no hook for it (3.90), so two methods of its adapter are wrapped.
 */
export function whenEnded(database: Payload['db']): WhenEnded {
  const waiting = new Map<string | number, (() => Promise<void>)[]>()
  const commit = database.commitTransaction.bind(database)
  const rollback = database.rollbackTransaction.bind(database)
  const end = async (id: string | number | null): Promise<void> => {
    const works = id === null ? [] : (waiting.get(id) ?? [])
    if (id !== null) waiting.delete(id)
    for (const work of works) await work()
  }

  database.commitTransaction = async (promised) => {
    const id = await promised
    try {
      await commit(id)
    } catch (error) {
      // whether it was committed is not known before the database is there again: the next start asks
      if (id !== null) waiting.delete(id)
      throw error
    }
    await end(id)
  }
  database.rollbackTransaction = async (promised) => {
    const id = await promised
    try {
      await rollback(id)
    } finally {
      await end(id)
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
      await afterwards()
    }
  }
}
