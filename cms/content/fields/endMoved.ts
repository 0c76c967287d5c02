/** A period as a form has it; ISO 8601, or nothing yet. */
interface Typed {
  start: string | null | undefined
  end: string | null | undefined
}

/**
 * Where the end of a period goes when its start is changed: by the same span, so that it stays as long as it was. An end
 * that somebody typed stays where it is.
 * @param before what the form had when the end was last put there by the document or by this rule
 * @param now what it has, with the new start
 * @returns ISO 8601 in UTC; undefined when the end stays
 */
export function endMoved(before: Typed, now: Typed): string | undefined {
  const [from, to] = [instantOf(before.start), instantOf(now.start)]
  const [end, was] = [instantOf(now.end), instantOf(before.end)]
  if (from === undefined || to === undefined || end === undefined || end !== was || from === to) return undefined
  return new Date(end + to - from).toISOString()
}

function instantOf(text: string | null | undefined): number | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}
