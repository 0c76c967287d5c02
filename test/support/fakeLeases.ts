import type { Payload } from 'payload'
import type { Alone } from '../../cms/database/lease.ts'
import type { Lease } from '../../cms/database/leaseRules.ts'

type Condition = Record<string, { equals: unknown }>

/** The database is away; what was asked of it may have been done. */
export class Away extends Error {}

/** Rows of leases in a database that answers when it is its turn. */
export interface FakeLeases {
  payload: Pick<Payload, 'db'>
  /** As they are stored, by key. */
  rows: Map<string, Lease>
  /** Lets the next statement fail, before or after it was done. */
  fail: (when: 'before' | 'after') => void
}

/** @param turn waits for some time; others go on meanwhile */
export function fakeLeases(turn: () => Promise<unknown>): FakeLeases {
  const rows = new Map<string, Lease>()
  let failing: 'before' | 'after' | undefined
  const act = async <T>(work: () => T): Promise<T> => {
    await turn()
    const fails = failing
    failing = undefined
    if (fails === 'before') throw new Away()
    const answer = work()
    await turn()
    if (fails === 'after') throw new Away()
    return answer
  }
  const db = {
    findOne: ({ where }: { where: Condition }) =>
      act(() => {
        const data = rows.get(String(where['key']?.equals))
        return data === undefined ? null : { data: { ...data } }
      }),
    create: ({ data: { key, data } }: { data: { key: string; data: Lease } }) =>
      act(() => {
        if (rows.has(key)) throw new Error('the key is unique')
        rows.set(key, data)
        return { key, data }
      }),
    // one statement, as `atomic` promises
    updateOne: ({ where, data: { data } }: { where: { and: Condition[] }; data: { data: Lease } }) =>
      act(() => {
        const wanted: Condition = Object.assign({}, ...where.and)
        const key = String(wanted['key']?.equals)
        if (rows.get(key)?.fence !== wanted['data.fence']?.equals) return null
        rows.set(key, data)
        return { key, data }
      }),
  }
  return {
    // all that leases use of it
    payload: { db } as unknown as Pick<Payload, 'db'>,
    rows,
    fail: (when) => (failing = when),
  }
}

/** As in a process that has all leases. */
export const runAlone: Alone = async (_, work) => {
  await work(() => true)
  return true
}
