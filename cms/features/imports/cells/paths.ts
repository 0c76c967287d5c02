type Fields = Record<string, unknown>

/** The value where a path leads. */
export function valueAt(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value as Fields | null | undefined)?.[name], document)
}

/** Puts a value where a path leads, into copies of the groups on its way: the ones that were there stay as they are. */
export function putAt(document: Fields, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    document[name] = value
    return
  }
  const group = { ...((document[name] ?? {}) as Fields) }
  putAt(group, rest, value)
  document[name] = group
}
