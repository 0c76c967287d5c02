import type { FieldAccess } from 'payload'
import type { FieldOperation, FieldTable } from './tables.ts'
import { may } from './verdict.ts'

/** Makes Payload's access functions of a field's table. */
export function fieldAccess<T extends FieldTable>({ rows }: T): Record<keyof T['rows'] & FieldOperation, FieldAccess> {
  const rules: Partial<Record<FieldOperation, FieldAccess>> = {}
  for (const operation of ['create', 'read', 'update'] as const) {
    const row = rows[operation]
    if (row === undefined) continue
    // without a document it is asked whether the field may be searched by
    rules[operation] = ({ req, doc, id }) => may(row, req.user, doc?.['id'] ?? id)
  }
  return rules as Record<keyof T['rows'] & FieldOperation, FieldAccess>
}
