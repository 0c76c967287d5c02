/**
 * The rows of a list as its `validate` gets them: where a form is checked while it is filled in, an empty list comes as the
 * number 0.
 */
export function rowsIn<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : []
}
