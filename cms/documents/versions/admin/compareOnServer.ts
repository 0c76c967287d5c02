import type { SanitizedConfig } from 'payload'
import { fieldsBelow } from '../../limits/holdLimits.ts'

/** Fields that hold texts as long as a page. */
const texts: ReadonlySet<string> = new Set(['text', 'textarea', 'code', 'json'])

/** Has every text of two versions compared where its page's work is bounded, those that Payload adds included. */
export function compareOnServer(config: SanitizedConfig): SanitizedConfig {
  for (const { fields } of [...config.collections, ...config.globals])
    for (const field of fieldsBelow(fields))
      if (texts.has(field.type))
        Object.assign(field, {
          admin: {
            ...field.admin,
            components: { ...field.admin?.components, Diff: '/documents/versions/admin/TextDiff#TextDiff' },
          },
        })
  return config
}
