import { randomUUID } from 'node:crypto'
import type { FieldHook, TextField } from 'payload'

/** New whenever a file was uploaded, cropped or given another focal point: Payload writes those in place. */
const renew: FieldHook = ({ value, req, originalDoc, siblingData }) => {
  const { focalX, focalY } = (originalDoc ?? {}) as Record<string, unknown>
  const isMoved =
    ('focalX' in siblingData && siblingData['focalX'] !== focalX) ||
    ('focalY' in siblingData && siblingData['focalY'] !== focalY)
  return req.file || req.query?.['uploadEdits'] !== undefined || isMoved ? randomUUID().slice(0, 8) : value
}

/**
 * Tells one state of an upload's files from the next, for their public addresses, which are cached for ever. The files
 * may keep their names and sizes, and two pictures may have the same number of bytes.
 */
export const fileVersionField: TextField = {
  name: 'fileVersion',
  type: 'text',
  maxLength: 64,
  label: '文件版本',
  admin: { hidden: true, disableBulkEdit: true, disableListColumn: true, disableListFilter: true },
  access: { update: () => false, create: () => false },
  hooks: { beforeChange: [renew], beforeDuplicate: [() => randomUUID().slice(0, 8)] },
}
