import type { Access } from 'payload'
import { inUnitsOfEditor } from '../units/unitsOfEditor.ts'

/** Administrators and editors may, unit editors with what belongs to the own unit or one below it. */
export const editorsMayUnitEditorsInTheirUnits: Access = ({ req }) => {
  const role = req.user?.role
  return role === 'unit-editor' ? inUnitsOfEditor(req) : role === 'administrator' || role === 'editor'
}
