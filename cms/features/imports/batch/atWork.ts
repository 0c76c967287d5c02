import type { statesAtWork } from './batchStates.ts'

/** What is done with a batch. */
export interface BatchWork {
  state: (typeof statesAtWork)[number]
  /** Why it is not at its end, in Chinese, once it has failed to come to it. */
  problem?: string
}

const key = Symbol.for('gongyun.importsAtWork')
type Holder = { [key]?: Map<string, BatchWork> }

/**
 * The batches that this process is at work on: what has its last state in the database is not done with before its end
 * stands in the audit log and its files are gone. In memory, since what keeps a batch from its end may be that the
 * database takes no write; on globalThis, since a part of the admin that Next draws may import this too
 * (`documents/port.ts`).
 */
export function batchesAtWork(): Map<string, BatchWork> {
  return ((globalThis as Holder)[key] ??= new Map())
}
