import type { Access } from 'payload'
import { locksInUnitsOfEditor } from '../units/locksInUnitsOfEditor.ts'

/** Staff may see who is editing what, a unit editor among what may be read. */
export const staffMaySeeLocksUnitEditorsInTheirUnits: Access = ({ req }) =>
  req.user?.role === 'unit-editor' ? locksInUnitsOfEditor(req) : req.user !== null
