import type { PayloadRequest } from 'payload'

/** Administrators and editors may bring in spreadsheets; unit editors drafts for their units, when they have one. */
export const editorsMayImportUnitEditorsForTheirUnits = ({
  req: { user },
}: {
  req: Pick<PayloadRequest, 'user'>
}): boolean => {
  if (user?.role === 'unit-editor') return Boolean(user.unit)
  return user?.role === 'administrator' || user?.role === 'editor'
}
