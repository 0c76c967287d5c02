import type { Access } from 'payload'
import { inUnitsOfEditor } from '../units/unitsOfEditor.ts'

/** Staff may read every version, a unit editor those that belonged to the own unit or one below it. */
export const staffMayReadVersionsUnitEditorsInTheirUnits: Access = ({ req }) =>
  req.user?.role === 'unit-editor' ? inUnitsOfEditor(req, 'version.ownerUnit') : req.user !== null
