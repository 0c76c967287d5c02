import type { Access } from 'payload'
import { locksInUnitsOfEditor } from '../units/locksInUnitsOfEditor.ts'

/**
 * Whoever writes may end or take over a lock, a unit editor among what may be read, an auditor only the own ones; of what
 * one may not update, none but the own ones (keepLock).
 */
export const staffMayEndLocksUnitEditorsInTheirUnits: Access = ({ req }) => {
  const { user } = req
  if (user?.role === 'unit-editor') return locksInUnitsOfEditor(req)
  return user?.role === 'auditor' ? { 'user.value': { equals: user.id } } : user !== null
}
