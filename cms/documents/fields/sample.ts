import type { FieldHook, TextField } from 'payload'
import { fieldAccess } from '../../rights/fieldAccess.ts'
import { systemFields } from '../../rights/tables.ts'

/**
 * Only the load of the sample content marks anything: what is marked is deleted for ever. Whatever else writes leaves the
 * mark as it was, an old version that is restored too; a new entry, of which a copy is one, is somebody's own.
 */
const keepMark: FieldHook = ({ originalDoc, operation, req, value }) => {
  if (req.context.sample === true) return value
  const before = originalDoc as { sample?: string | null } | undefined
  return operation === 'update' ? (before?.sample ?? null) : null
}

/** Marks demonstration content (演示数据) with the key of its file in content/, so that it can be removed in one step. */
export const sampleField: TextField = {
  name: 'sample',
  type: 'text',
  label: '演示数据',
  index: true,
  maxLength: 120,
  // before the review looks at what was changed
  access: fieldAccess(systemFields.fields.kept),
  hooks: { beforeChange: [keepMark] },
  admin: {
    position: 'sidebar',
    readOnly: true,
    description: '虚构的演示内容，用 npm run sample:remove 一次删除。',
    condition: (data) => Boolean(data['sample']),
  },
}
