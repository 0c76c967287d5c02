import type { Payload } from 'payload'
import type { Batch } from '../../cms/features/imports/batch/batch.ts'

interface Condition {
  and?: Condition[]
  [field: string]: { equals?: unknown; in?: unknown[] } | Condition[] | undefined
}

/** The machine stops: nothing that comes after happens. */
export class Crash extends Error {}

/** Batches in a database that answers when it is its turn, until the machine stops. */
export interface FakeImports {
  payload: Payload
  rows: Map<string, Batch>
  logged: string[]
  /** Lets the database do so many more things, each of which may be the last before its answer. */
  stopAfter: (acts: number) => void
}

/** @param turn waits for some time; others go on meanwhile */
export function fakeImports(turn: () => Promise<unknown>): FakeImports {
  const rows = new Map<string, Batch>()
  const logged: string[] = []
  let left = Infinity
  const act = async <T>(work: () => T): Promise<T> => {
    await turn()
    if (left-- <= 0) throw new Crash()
    const answer = work()
    if (left <= 0) throw new Crash()
    await turn()
    return answer
  }
  const find = (where: Condition): Batch | null =>
    structuredClone([...rows.values()].find((row) => meets(row, where)) ?? null)
  const log = (_: object, text: string): number => logged.push(text)
  const db = {
    findOne: ({ where }: { where: Condition }) => act(() => find(where)),
    // one statement, as `atomic` promises
    updateOne: ({ where, data }: { where: Condition; data: Partial<Batch> }) =>
      act(() => {
        const found = find(where)
        if (found === null) return null
        rows.set(found.id, { ...found, ...data })
        return found
      }),
    // the embedded database looks first, and removes then
    deleteOne: async ({ where }: { where: Condition }) => {
      const found = await act(() => find(where))
      if (found !== null) await act(() => rows.delete(found.id))
    },
  }
  return {
    // all that the batches use of it
    payload: { db, logger: { warn: log, error: log } } as unknown as Payload,
    rows,
    logged,
    stopAfter: (acts) => (left = acts),
  }
}

function meets(row: Batch, where: Condition): boolean {
  return Object.entries(where).every(([field, wanted]) => {
    if (wanted === undefined) return true
    if (Array.isArray(wanted)) return wanted.every((one) => meets(row, one))
    const value: unknown = row[field as keyof Batch]
    return wanted.in?.includes(value) ?? wanted.equals === value
  })
}
