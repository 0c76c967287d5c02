import type { Access } from 'payload'
import { isTrashing } from '../trash/isTrashing.ts'
import { inUnitsOfEditor } from '../units/unitsOfEditor.ts'

/**
 * Into the trash: administrators and editors everything, unit editors what belongs to the own unit or one below it. For
 * ever: administrators alone.
 */
export const editorsMayTrashUnitEditorsInTheirUnitsOnlyAdministratorsDelete: Access = ({ req, data }) => {
  const role = req.user?.role
  if (!isTrashing(data)) return role === 'administrator'
  return role === 'unit-editor' ? inUnitsOfEditor(req) : role === 'administrator' || role === 'editor'
}
