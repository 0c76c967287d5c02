import type { PayloadRequest } from 'payload'
import { mayBringFiles } from './mayBringFiles.ts'

/** Administrators and editors may bring in spreadsheets; unit editors drafts for their units, when they have one. */
export const editorsMayImportUnitEditorsForTheirUnits = ({
  req: { user },
}: {
  req: Pick<PayloadRequest, 'user'>
}): boolean => user !== null && mayBringFiles(user)
