import type { SanitizedConfig } from 'payload'
import { fieldsBelow } from '../../limits/holdLimits.ts'
import { searchTextName } from '../searchTextField.ts'

/** Has the drop-down of every relation field search as the list of what it relates to does. */
export function searchRelations(config: SanitizedConfig): SanitizedConfig {
  const searched = new Set<string>(
    config.collections
      .filter(({ flattenedFields }) => flattenedFields.some(({ name }) => name === searchTextName))
      .map(({ slug }) => slug),
  )
  for (const { fields } of [...config.collections, ...config.globals])
    for (const field of fieldsBelow(fields))
      if (field.type === 'relationship' && typeof field.relationTo === 'string' && searched.has(field.relationTo))
        Object.assign(field, {
          admin: {
            ...field.admin,
            components: { Field: '/documents/search/admin/RelationField#RelationField', ...field.admin?.components },
          },
        })
  return config
}
