type End = string | null | undefined

/** What the field of a start knows of the end beside it. */
export interface EndBeside {
  /** What stood there when it was last looked at; ISO 8601, a text that was not understood, or nothing. */
  seen: End
  /** What was typed behind the start and put there: until the start is left it follows what is typed on. */
  put?: string
  /** Whether what stands there was put there from the start in an earlier turn, and nobody has touched it since. */
  isOurs?: true
  /** Where it went along with its start. */
  moved?: string
  /** What was typed behind the start while somebody's end stood there: it is offered in its place. */
  offered?: string
}

/**
 * Takes an end that is typed behind its start.
 * @param typed ISO 8601; undefined when none stands there (any more)
 * @param end what its field holds
 * @returns what is known then, and what the field of the end is to hold; undefined when it stays as it is
 */
export function endTyped(
  { put, offered: _, ...known }: EndBeside,
  typed: string | undefined,
  end: End,
): { known: EndBeside; end?: string | null } {
  // what was put there follows what is typed, also later on; what somebody put there stays
  if (end && end !== put && !known.isOurs) return { known: { ...known, ...(typed !== undefined && { offered: typed }) } }
  if (typed === undefined) return { known, ...(put !== undefined && { end: null }) }
  return { known: { ...known, put: typed }, end: typed }
}

/**
 * Looks at the end again: one that somebody has chosen or cleared ends the offer.
 * @param moved where it goes along with its start; undefined when it stays
 */
export function endSeen(known: EndBeside, end: End, moved: string | undefined): EndBeside {
  const isOwn = end === known.seen || (Boolean(end) && (end === known.put || end === known.moved))
  return { ...(isOwn ? known : {}), seen: end, ...(moved !== undefined && { moved }) }
}

/** Leaves the start: what it has put there goes along with it like any other end, until another is typed behind it. */
export function startLeft({ put, ...known }: EndBeside): EndBeside {
  return put === undefined ? known : { ...known, isOurs: true }
}

/** What may take the place of the end; undefined when nothing is to be said. */
export function offeredEnd({ offered }: EndBeside, { start, end }: { start: End; end: End }): string | undefined {
  // the start may be another by now
  return offered !== undefined && end && end !== offered && start && offered > start ? offered : undefined
}
