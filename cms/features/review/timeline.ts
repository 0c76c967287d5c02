import type { Payload } from 'payload'
import { roles } from '../../rights/roles.ts'
import { auditActions, type AuditAction } from '../../documents/audit/auditActions.ts'
import { type AuditRow, auditRow } from '../../documents/audit/auditRow.ts'
import { between } from '../../documents/audit/recordAudit.ts'

/** Most rows that a timeline shows; the audit log has them all. */
const longest = 200
/** Saves of one person that follow each other within this time are one line, in milliseconds. */
const spell = 60 * 60_000

/** A line of an entry's timeline, in words. */
export interface TimelineLine {
  id: string
  /** ISO 8601 in UTC; of a spell of editing its end. */
  at: string
  /** Who, as the account was called then. */
  name: string
  role?: string | undefined
  action: AuditAction
  /** The step in words. */
  what: string
  changes: string[]
  note?: string | undefined
  /** For administrators and auditors alone. */
  address?: string | undefined
}

/**
 * Rows as a person reads them: one line for a spell of editing by one person, newest first.
 * @param rows newest first
 */
export function timelineOf(rows: readonly AuditRow[], withAddress: boolean): TimelineLine[] {
  const lines: TimelineLine[] = []
  let last: AuditRow | undefined
  for (const row of rows) {
    const line = lines.at(-1)
    const changes = row.changes?.split(between) ?? []
    if (line !== undefined && last !== undefined && isOneSpell(last, row))
      line.changes = [...new Set([...changes, ...line.changes])]
    else
      lines.push({
        id: row.id,
        at: row.at,
        name: row.name,
        role: row.role ? roles[row.role] : undefined,
        action: row.action,
        what: auditActions[row.action],
        changes,
        note: row.note ?? undefined,
        address: withAddress ? (row.address ?? undefined) : undefined,
      })
    last = row
  }
  return lines
}

/** Reads the timeline of a document. @param document `<collection>/<id>` */
export async function readTimeline(payload: Payload, document: string, withAddress: boolean): Promise<TimelineLine[]> {
  const { docs } = await payload.db.find({
    collection: 'audits',
    where: { and: [{ document: { equals: document } }, { isDone: { equals: true } }] },
    sort: '-at',
    limit: longest,
    pagination: false,
  })
  return timelineOf(
    docs.map((doc) => auditRow.parse(doc)),
    withAddress,
  )
}

function isOneSpell(newer: AuditRow, older: AuditRow): boolean {
  const isEdit = newer.action === 'edit' && older.action === 'edit'
  return isEdit && newer.user === older.user && Date.parse(newer.at) - Date.parse(older.at) < spell
}
