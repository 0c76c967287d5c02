import type { CollectionBeforeChangeHook, TextField } from 'payload'
import { fieldAccess } from '../../rights/fieldAccess.ts'
import { systemFields } from '../../rights/tables.ts'
import { notedWrite } from './noteWrite.ts'

/** Id of the account that saved this version; empty for the system's own writes. */
export const savedByField: TextField = {
  name: 'savedBy',
  type: 'text',
  label: '保存的人',
  hidden: true,
  maxLength: 64,
  access: fieldAccess(systemFields.fields.kept),
}

/** Notes with each version who saved it, and whether that was the form by itself while somebody typed. */
export const noteWhoSaves: CollectionBeforeChangeHook = ({ collection, data, operation, originalDoc, req }) => {
  data['savedBy'] = req.user?.id ?? null
  const id: unknown = operation === 'create' ? undefined : originalDoc?.id
  // a step of the review is somebody's doing, whatever a client says
  data['isAutosaved'] = req.context.newsroomStep === undefined && notedWrite(req, collection.slug, id).isAutosave
  return data
}
