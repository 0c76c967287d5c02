import type { Access } from 'payload'

/** Administrators and editors may create; unit editors what is not published by it, when they have a unit. */
export const editorsMayCreateUnitEditorsDrafts: Access = ({ req: { user }, data }) => {
  if (user?.role === 'unit-editor') return Boolean(user.unit) && data?.['_status'] !== 'published'
  return user?.role === 'administrator' || user?.role === 'editor'
}
