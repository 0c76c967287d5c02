import type { Access } from 'payload'
import { inUnitsOfEditor } from '../units/unitsOfEditor.ts'

/** Staff may read everything, a unit editor what belongs to the own unit or one below it. */
export const staffMayReadUnitEditorsInTheirUnits: Access = ({ req }) =>
  req.user?.role === 'unit-editor' ? inUnitsOfEditor(req) : req.user !== null
