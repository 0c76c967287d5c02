const between = /[、，,；;]/

/** The names that a line of text has, as people part them, each once. */
export function namesIn(text: string): string[] {
  return [
    ...new Set(
      text
        .split(between)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ]
}

/** The line without one of its names. */
export function withoutName(text: string, name: string): string {
  return namesIn(text)
    .filter((other) => other !== name)
    .join('、')
}
