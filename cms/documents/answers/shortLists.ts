import type { FlattenedField, SanitizedConfig } from 'payload'
import { isInLists } from './adminReads.ts'
import { fieldsBelow } from '../limits/holdLimits.ts'

/** Leaves columns out of the lists of the admin for what is not read for a list. */
export function shortLists(config: SanitizedConfig): SanitizedConfig {
  for (const { fields } of config.collections)
    for (const field of fieldsBelow(fields))
      if (!isInLists(field as FlattenedField))
        Object.assign(field, { admin: { ...field.admin, disableListColumn: true } })
  return config
}
