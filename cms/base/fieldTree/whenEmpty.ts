/**
 * What holds where nothing is filled in, when that stands in the settings of the site. Stands in the `custom` of the field
 * or group, as `whenEmpty`.
 * @param document as it is filled in
 * @param site the global `site`
 * @returns a sentence for whoever fills it in; undefined when nothing is left empty
 */
export type WhenEmpty = (document: unknown, site: unknown) => string | undefined

/** What holds where a field is left empty, if it says so. */
export function whenEmptyOf({ custom }: { custom?: Record<string, unknown> | undefined }): WhenEmpty | undefined {
  return custom?.['whenEmpty'] as WhenEmpty | undefined
}
