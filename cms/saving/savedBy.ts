import type { CollectionBeforeChangeHook, TextField } from 'payload'
import { nobodyMay } from '../access/nobodyMay.ts'

/** Id of the account that saved this version; empty for the system's own writes. */
export const savedByField: TextField = {
  name: 'savedBy',
  type: 'text',
  hidden: true,
  maxLength: 64,
  access: { create: nobodyMay, update: nobodyMay },
}

/** Notes with each version who saved it. */
export const noteWhoSaves: CollectionBeforeChangeHook = ({ data, req }) => {
  data['savedBy'] = req.user?.id ?? null
  return data
}
