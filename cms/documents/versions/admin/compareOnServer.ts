import type { SanitizedConfig } from 'payload'
import { fieldsBelow } from '../../limits/holdLimits.ts'

/** Fields that hold texts as long as a page. */
const texts: ReadonlySet<string> = new Set(['text', 'textarea', 'code', 'json'])

const textDiff = '/documents/versions/admin/TextDiff#TextDiff'
const dateDiff = '/documents/versions/admin/DateDiff#DateDiff'

/**
 * Has every text of two versions compared where its page's work is bounded, those that Payload adds included, and every
 * date written by the site's clock.
 */
export function compareOnServer(config: SanitizedConfig): SanitizedConfig {
  for (const { fields } of [...config.collections, ...config.globals])
    for (const field of fieldsBelow(fields)) {
      const Diff = texts.has(field.type) ? textDiff : field.type === 'date' ? dateDiff : undefined
      if (Diff !== undefined)
        Object.assign(field, { admin: { ...field.admin, components: { ...field.admin?.components, Diff } } })
    }
  return config
}
