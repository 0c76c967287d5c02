import type { Access } from 'payload'
import { schedulesOfReadableEntries } from '../schedule/schedulesOfReadableEntries.ts'

/** Staff may read all schedules, a unit editor those of entries that may be read. */
export const staffMayReadSchedulesUnitEditorsOfTheirEntries: Access = ({ req }) =>
  req.user?.role === 'unit-editor' ? schedulesOfReadableEntries(req) : req.user !== null
