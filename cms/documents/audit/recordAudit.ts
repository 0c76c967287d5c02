import type { CollectionSlug, PayloadRequest } from 'payload'
import { changeOf } from '../port.ts'
import { addressHeader } from '../../base/network/address.ts'
import type { AuditAction } from './auditActions.ts'
import { titleOf } from '../titleOf.ts'

/** What is to be recorded of a step. */
export interface Audit {
  action: AuditAction
  /** `<collection>/<id>`, or the name of a global. */
  document: string
  /** The document's title at that time; looked up when it is not given. */
  title?: string | undefined
  /** Who acted, where that is neither whoever is logged in nor the system. */
  actor?: string
  /** Labels of the fields that were changed. */
  changes?: readonly string[]
  /** What whoever took the step had to say: a comment, a reason. */
  note?: string | undefined
  /** Whether it is done; false for a step that is recorded before it is taken. */
  isDone?: boolean
}

/** Stands between the labels of changed fields; no label has it. */
export const between = '；'

/**
 * Adds a row to the audit log: who did what to which document, when and from which address. It is written in the
 * transaction of the request where there is one.
 * @param req of whoever acts; without a user the row names the system
 * @returns id of the row
 */
export async function recordAudit(req: PayloadRequest, audit: Audit): Promise<string> {
  const { user, payload } = req
  const { action, document, changes = [], note, isDone = true } = audit
  const row = await payload.db.create({
    collection: 'audits',
    data: {
      action,
      document,
      title: audit.title ?? (await titleOfStored(req, document)),
      user: user?.id ?? null,
      name: audit.actor ?? user?.name ?? '系统',
      role: user?.role ?? null,
      at: nextInstant(Date.now()),
      address: req.headers?.get(addressHeader) ?? null,
      changes: changes.join(between) || null,
      note: note ?? null,
      isDone,
    },
    req,
  })
  return String(row['id'])
}

/**
 * Says of a row that was written before its step that the step was taken.
 * @param document that the step was about; a new one has an id only now
 */
export async function settleAudit(req: PayloadRequest, id: string, document: string): Promise<void> {
  await req.payload.db.updateOne({ collection: 'audits', id, data: { document, isDone: true }, req, returning: false })
}

// eslint-disable-next-line no-restricted-syntax -- rows are written by the server alone; those of several servers are told apart by their ids
let latest = 0

/** Rows of this process never have the same instant, so that they stay in the order in which things happened. */
function nextInstant(now: number): string {
  latest = Math.max(now, latest + 1)
  return new Date(latest).toISOString()
}

async function titleOfStored({ payload }: PayloadRequest, document: string): Promise<string | undefined> {
  const change = changeOf(document)
  const collection = 'id' in change ? payload.collections[change.collection as CollectionSlug] : undefined
  if (!('id' in change) || collection === undefined) return undefined
  const doc = await payload.db.findOne({ collection: collection.config.slug, where: { id: { equals: change.id } } })
  return doc === null ? undefined : titleOf(collection.config, doc)
}
