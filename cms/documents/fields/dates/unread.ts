/** Stands behind a text that was not understood, so that no server takes 2026-10-01 for eight in the morning. */
const mark = '#unread'
/** What ends the parentheses that a text opens: programs read nothing within them, the mark neither, and take the rest for a date. */
const endOf = (text: string): string => ')'.repeat(text.split('(').length - 1)

/**
 * What a form holds of a date that was typed and not understood: the text itself, which no server stores. So it is kept
 * like everything else that is typed, and nothing is saved in its place.
 */
export function unreadValue(text: string): string {
  return text + endOf(text) + mark
}

/** The text that was typed, of what a form holds; undefined for an instant. */
export function unreadText(value: string): string | undefined {
  if (!value.endsWith(mark)) return undefined
  const held = value.slice(0, -mark.length)
  return held.slice(0, held.length - endOf(held).length)
}
