import type { TextField } from 'payload'
import { fieldAccess } from '../../../rights/fieldAccess.ts'
import { systemFields } from '../../../rights/tables.ts'
import { longestOriginalName } from '../fileName.ts'
import { wantedName } from '../upload.ts'

/** What a file was called where it came from; its name here may be shorter, or have a number. */
export const originalNameField: TextField = {
  name: 'originalName',
  type: 'text',
  label: '原文件名',
  maxLength: longestOriginalName,
  access: fieldAccess(systemFields.fields.kept),
  admin: { position: 'sidebar', readOnly: true, condition: (data) => Boolean(data['originalName']) },
  hooks: { beforeChange: [({ req, value }) => wantedName(req)?.originalName ?? value] },
}

/** The name of the file as names are compared; written with the row (cms/content/files/storeFiles.ts). */
export const nameKeyField: TextField = {
  name: 'nameKey',
  type: 'text',
  label: '比较用的文件名',
  maxLength: longestOriginalName,
  index: true,
  access: fieldAccess(systemFields.fields.kept),
  admin: { hidden: true, disableBulkEdit: true, disableListColumn: true, disableListFilter: true },
}
