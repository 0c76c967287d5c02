import type { PayloadRequest } from 'payload'
import { type Audit, recordAudit, settleAudit } from './recordAudit.ts'

/** What the audit log will say of a write when it is done. */
export interface Intended {
  audits: Audit[]
  /** Ids of the rows, when they were written before the change; in the order of `audits`. */
  rows: string[]
}

/** By the data of the write, which Payload hands from hook to hook. */
const intended = new WeakMap<object, Intended>()

/**
 * Keeps what is to be recorded of a write.
 * @param isPublic whether the public will see the change. SQLite has no transactions: such a change is recorded before
 *   it is made, so that none can be public without a row, and the row is settled afterwards
 */
export async function intend(req: PayloadRequest, data: object, audits: Audit[], isPublic: boolean): Promise<Intended> {
  const rows: string[] = []
  if (isPublic) for (const audit of audits) rows.push(await recordAudit(req, { ...audit, isDone: false }))
  const result = { audits, rows }
  intended.set(data, result)
  return result
}

/** What was intended with some data, once. */
export function takeIntended(data: object): Intended | undefined {
  const result = intended.get(data)
  intended.delete(data)
  return result
}

/** Settles the rows of a write that was made. @param document that was written */
export async function settle(req: PayloadRequest, { rows }: Intended, document: string): Promise<void> {
  for (const row of rows) await settleAudit(req, row, document)
}
