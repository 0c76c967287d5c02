import type { PayloadRequest } from 'payload'
import { note, take } from '../../documents/operation/operation.ts'
import { type Audit, recordAudit, settleAudit } from '../../documents/audit/recordAudit.ts'

/** What the audit log will say of a write when it is done. */
export interface Intended {
  audits: Audit[]
  /** Ids of the rows, when they were written before the change; in the order of `audits`. */
  rows: string[]
}

declare module '../../documents/operation/operation.ts' {
  interface Notes {
    /** What the audit log will say (intend). */
    intended: Intended
  }
}

/**
 * Keeps what is to be recorded of a write.
 * @param of as `beingWritten` names it
 * @param isPublic whether the public will see the change: such a change is recorded before it is made, so that none can
 *   be public without a row, and the row is settled afterwards
 */
export async function intend(req: PayloadRequest, of: string, audits: Audit[], isPublic: boolean): Promise<void> {
  const rows: string[] = []
  if (isPublic) for (const audit of audits) rows.push(await recordAudit(req, { ...audit, isDone: false }))
  note(req, of, 'intended', { audits, rows })
}

/** What was intended with what has been written, once. @throws when nothing was: nothing is written without a record */
export function takeIntended(req: Pick<PayloadRequest, 'context'>, of: string): Intended {
  const result = take(req, of, 'intended')
  if (result === undefined) throw new Error(`Nothing is to be recorded of a write of ${of}.`)
  return result
}

/** Settles the rows of a write that was made. @param document that was written */
export async function settle(req: PayloadRequest, { rows }: Intended, document: string): Promise<void> {
  for (const row of rows) await settleAudit(req, row, document)
}
