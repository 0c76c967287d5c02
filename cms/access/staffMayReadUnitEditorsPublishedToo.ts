import type { Access } from 'payload'
import { inUnitsOfEditor } from '../units/unitsOfEditor.ts'

/**
 * Staff may read everything, a unit editor what belongs to the own unit or one below it and, of the other units, what
 * is published: for entries that all units refer to and that keep nothing private.
 */
export const staffMayReadUnitEditorsPublishedToo: Access = async ({ req }) => {
  if (req.user?.role !== 'unit-editor') return req.user !== null
  const theirs = await inUnitsOfEditor(req)
  return theirs && { or: [theirs, { _status: { equals: 'published' } }] }
}
