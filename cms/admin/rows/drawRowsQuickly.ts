import type { SanitizedConfig } from 'payload'
import { fieldsBelow } from '../../limits/holdLimits.ts'

/** Has every list of rows drawn in time that grows with its rows alone, whichever collection it stands in. */
export function drawRowsQuickly(config: SanitizedConfig): SanitizedConfig {
  for (const { fields } of [...config.collections, ...config.globals])
    for (const field of fieldsBelow(fields))
      if (field.type === 'array')
        field.admin = {
          ...field.admin,
          components: { Field: '/admin/rows/RowsField#RowsField', ...field.admin?.components },
        }
  return config
}
