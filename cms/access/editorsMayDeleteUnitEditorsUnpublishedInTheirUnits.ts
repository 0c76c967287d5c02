import type { Access } from 'payload'
import { inUnitsOfEditor } from '../units/unitsOfEditor.ts'

/**
 * Administrators and editors may delete; unit editors what belongs to the own unit or one below it and is not
 * published.
 */
export const editorsMayDeleteUnitEditorsUnpublishedInTheirUnits: Access = async ({ req }) => {
  const role = req.user?.role
  if (role !== 'unit-editor') return role === 'administrator' || role === 'editor'
  const theirs = await inUnitsOfEditor(req)
  return theirs && { and: [theirs, { _status: { not_equals: 'published' } }] }
}
