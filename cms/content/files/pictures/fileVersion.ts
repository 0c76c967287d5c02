import { randomUUID } from 'node:crypto'
import type { FieldHook, TextField } from 'payload'
import { fieldAccess } from '../../../rights/fieldAccess.ts'
import { systemFields } from '../../../rights/tables.ts'
import { wantedName } from '../upload.ts'

/** New whenever a file was uploaded or cropped. */
const renew: FieldHook = ({ value, req }) => {
  return wantedName(req) === undefined ? value : (req.context.fileVersion ?? randomUUID())
}

/**
 * Tells one state of an upload's files from the next, for their public addresses, which are cached for ever. A name that
 * became free may be taken by another file, and two pictures may have the same number of bytes.
 */
export const fileVersionField: TextField = {
  name: 'fileVersion',
  type: 'text',
  maxLength: 64,
  label: '文件版本',
  index: true,
  admin: { hidden: true, disableBulkEdit: true, disableListColumn: true, disableListFilter: true },
  access: fieldAccess(systemFields.fields.kept),
  hooks: { beforeChange: [renew] },
}
