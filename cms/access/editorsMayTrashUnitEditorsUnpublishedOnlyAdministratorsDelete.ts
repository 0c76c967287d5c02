import type { Access } from 'payload'
import { isTrashing } from '../trash/isTrashing.ts'
import { inUnitsOfEditor } from '../units/unitsOfEditor.ts'

/**
 * Into the trash: administrators and editors everything, unit editors what belongs to the own unit or one below it and
 * is not published. For ever: administrators alone.
 */
export const editorsMayTrashUnitEditorsUnpublishedOnlyAdministratorsDelete: Access = async ({ req, data }) => {
  const role = req.user?.role
  if (!isTrashing(data)) return role === 'administrator'
  if (role !== 'unit-editor') return role === 'administrator' || role === 'editor'
  const theirs = await inUnitsOfEditor(req)
  return theirs && { and: [theirs, { _status: { not_equals: 'published' } }] }
}
