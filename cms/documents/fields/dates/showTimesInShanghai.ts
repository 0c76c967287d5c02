import type { SanitizedConfig } from 'payload'

/** The times that Payload keeps of every document stand in its lists on the same wall clock as all others. */
export function showTimesInShanghai(config: SanitizedConfig): SanitizedConfig {
  for (const { fields } of config.collections)
    for (const field of fields)
      if (field.type === 'date' && (field.name === 'createdAt' || field.name === 'updatedAt'))
        field.admin = {
          ...field.admin,
          components: { ...field.admin?.components, Cell: '/documents/fields/dates/DateCell#DateCell' },
        }
  return config
}
