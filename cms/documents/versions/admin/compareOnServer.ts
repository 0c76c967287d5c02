import type { SanitizedConfig } from 'payload'
import { fieldsBelow } from '../../limits/holdLimits.ts'

const textDiff = '/documents/versions/admin/TextDiff#TextDiff'
/** What compares a field, by its type. */
const diffs: Readonly<Record<string, string>> = {
  // these hold texts as long as a page
  text: textDiff,
  textarea: textDiff,
  code: textDiff,
  json: textDiff,
  date: '/documents/versions/admin/DateDiff#DateDiff',
  checkbox: '/documents/versions/admin/YesNoDiff#YesNoDiff',
}

/**
 * Has every text of two versions compared where its page's work is bounded, those that Payload adds included, every date
 * written by the site's clock, and a yes or no in Chinese.
 */
export function compareOnServer(config: SanitizedConfig): SanitizedConfig {
  for (const { fields } of [...config.collections, ...config.globals])
    for (const field of fieldsBelow(fields)) {
      const Diff = diffs[field.type]
      if (Diff !== undefined)
        Object.assign(field, { admin: { ...field.admin, components: { ...field.admin?.components, Diff } } })
    }
  return config
}
