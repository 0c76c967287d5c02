import type { Access, PayloadRequest, Where } from 'payload'
import { schedulesOfReadableEntries } from './schedulesOfReadableEntries.ts'
import { isTrashing } from './isTrashing.ts'
import { locksInUnitsOfEditor } from './units/locksInUnitsOfEditor.ts'
import { inUnitsOfEditor } from './units/unitsOfEditor.ts'
import type { Cell } from './cells.ts'
import type { Table } from './tables.ts'
import { cellOf, verdict } from './verdict.ts'

const asked = ['create', 'read', 'readVersions', 'update', 'delete', 'unlock'] as const
/** What Payload asks about a collection or a global. */
type AskedOperation = (typeof asked)[number]

type LookUp = (req: PayloadRequest, operation: AskedOperation) => Promise<Where | false>

/** Each version belongs to the unit that it names. */
const inUnits: LookUp = (req, operation) =>
  inUnitsOfEditor(req, operation === 'readVersions' ? 'version.ownerUnit' : 'ownerUnit')

const lookUps: Partial<Record<Cell, LookUp>> = {
  ownUnits: inUnits,
  draftsOfOwnUnits: inUnits,
  unpublishedOfOwnUnits: inUnits,
  ownUnitsAndPublished: inUnits,
  ofReadableEntries: schedulesOfReadableEntries,
  ofReadableDocuments: locksInUnitsOfEditor,
}

/** Makes Payload's access functions of a table; an operation that has no row is left to Payload. */
export function accessOf<T extends Table>({ rows, owner }: T): Record<keyof T['rows'] & AskedOperation, Access> {
  const rules: Partial<Record<AskedOperation, Access>> = {}
  for (const operation of asked) {
    const own = rows[operation]
    if (own === undefined) continue
    rules[operation] = ({ req, data }) => {
      const row = operation === 'delete' && isTrashing(data) ? (rows.trash ?? own) : own
      const { user } = req
      const lookUp = lookUps[cellOf(row, user)]
      if (lookUp === undefined) return verdict(row, user, { data, owner })
      return lookUp(req, operation).then((found) => verdict(row, user, { data, owner, found }))
    }
  }
  return rules as Record<keyof T['rows'] & AskedOperation, Access>
}
