/** A period as a form has it; ISO 8601, a text that was not understood, or nothing yet. */
export interface Typed {
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

/**
 * What a later change of the start counts from.
 * @param moved where the end goes now, as `endMoved` has it
 * @param isByHand whether a person changes the start; else the form did, which brings the end that belongs to it
 */
export function rememberedOf(before: Typed, now: Typed, moved: string | undefined, isByHand: boolean): Typed {
  // a start that is cleared, or half typed, is none to count from
  if (instantOf(now.start) === undefined) return before
  if (moved !== undefined) return { start: now.start, end: moved }
  const isOther = instantOf(now.start) !== instantOf(before.start)
  return isOther && !isByHand ? now : { ...before, start: now.start }
}

function instantOf(text: string | null | undefined): number | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}
