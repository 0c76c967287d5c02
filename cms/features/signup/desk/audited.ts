import type { PayloadRequest } from 'payload'
import { cutText } from '../../../../site/catalogue/cutText.ts'
import type { AuditAction } from '../../../documents/audit/auditActions.ts'
import { recordAudit, settleAudit } from '../../../documents/audit/recordAudit.ts'
import type { Bookable } from '../asked/contract.ts'
import type { SignUps } from '../service/signUps.ts'
import { listedOf } from './listed.ts'
import { nameOfEntry } from './reach.ts'

/** Longest title of a row of the audit log, in characters. */
const longestTitle = 200

/** What is done at the desk, for the audit log: which registration or entry, never who. */
export interface DeskStep {
  action: Extract<AuditAction, 'reveal' | 'roster' | 'signUp'>
  bookable: Bookable
  /** Undefined of what is about all of them. */
  registration: { id: string; number: number } | undefined
  /** What was done, in words of ours. */
  note?: string
}

/**
 * Does a step, of which the audit log has a row before: none is done without.
 * @throws what the step throws; the row then says that it was not done
 */
export async function audited<T>(
  req: PayloadRequest,
  signUps: SignUps,
  { action, bookable, registration, note }: DeskStep,
  step: () => Promise<T>,
): Promise<T> {
  const { offered } = listedOf(signUps.catalogue, bookable)
  const document = registration === undefined ? nameOfEntry(bookable) : `registrations/${registration.id}`
  const what = offered?.title ?? '已下线的活动'
  const title = cutText(registration === undefined ? what : `${what} 第 ${registration.number} 号`, longestTitle)
  const id = await recordAudit(req, { action, document, title, note, isDone: false })
  const result = await step()
  await settleAudit(req, id, document)
  return result
}
