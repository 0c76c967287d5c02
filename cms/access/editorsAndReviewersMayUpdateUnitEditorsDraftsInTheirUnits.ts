import type { Access } from 'payload'
import { inUnitsOfEditor } from '../units/unitsOfEditor.ts'

/**
 * Administrators, editors and reviewers may update and publish; unit editors may save drafts of what belongs to the
 * own unit or one below it.
 */
export const editorsAndReviewersMayUpdateUnitEditorsDraftsInTheirUnits: Access = ({ req, data }) => {
  const role = req.user?.role
  if (role === 'unit-editor') return data?.['_status'] !== 'published' && inUnitsOfEditor(req)
  return role === 'administrator' || role === 'editor' || role === 'reviewer'
}
