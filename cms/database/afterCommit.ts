import type { Payload } from 'payload'

/** Runs work when the transaction that caused it is committed; a reader outside it sees the old document until then. */
export interface AfterCommit {
  /**
   * @param transaction id of the transaction, or undefined when there is none: then the work runs at once
   */
  run(transaction: string | number | undefined, work: () => void): void
}

/**
 * Payload has no hook after the commit (3.90), so its adapter's two methods are wrapped. Both may get a promise of
 * the id. Work of a transaction that is rolled back is dropped.
 */
export function watchCommits(database: Payload['db']): AfterCommit {
  const waiting = new Map<string | number, (() => void)[]>()
  const commit = database.commitTransaction.bind(database)
  const rollback = database.rollbackTransaction.bind(database)
  const take = (id: string | number | null): (() => void)[] => {
    const works = id === null ? [] : (waiting.get(id) ?? [])
    if (id !== null) waiting.delete(id)
    return works
  }

  database.commitTransaction = async (promised) => {
    const id = await promised
    await commit(id)
    for (const work of take(id)) work()
  }
  database.rollbackTransaction = async (promised) => {
    const id = await promised
    take(id)
    await rollback(id)
  }

  return {
    run(transaction, work) {
      if (transaction === undefined) return work()
      waiting.set(transaction, [...(waiting.get(transaction) ?? []), work])
    },
  }
}
