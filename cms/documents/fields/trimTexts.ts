/** Form texts lose the spaces around them before they are checked, so that a blank one counts as not filled in. */
export function trimTexts<T>({ data }: { data?: T }): T | undefined {
  return data === undefined ? undefined : (trimmed(data) as T)
}

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map(trimmed)
  // rich text keeps its spaces; a file or a date is no plain object
  if (
    value === null ||
    typeof value !== 'object' ||
    'root' in value ||
    Object.getPrototypeOf(value) !== Object.prototype
  )
    return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, trimmed(inner)]))
}
