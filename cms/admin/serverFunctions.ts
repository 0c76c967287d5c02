/**
 * What the pages of the admin ask its server for: Payload looks names up on a plain object, where `constructor` is one
 * too. What of Payload's is not used here does not stand here.
 */
const names: readonly string[] = [
  'form-state',
  'get-default-layout',
  'render-document',
  'render-document-slots',
  'render-field',
  'render-list',
  'render-widget',
  'slugify',
  'table-state',
]

/** Whether a name is that of a function which pages may ask for. */
export function isServerFunction(name: unknown): boolean {
  return typeof name === 'string' && names.includes(name)
}
