import { besideControls } from '../besideControls.ts'

/** Has the admin tell by name who works on what is locked, wherever something is edited. */
export const tellWhoHasLock = besideControls(
  '/documents/saving/LockHolder#LockHolder',
  ({ lockDocuments }) => lockDocuments !== false,
)
