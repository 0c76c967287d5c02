/** A dated part of an entry, as it is stored. */
export interface StoredDate {
  start?: string | null | undefined
  end?: string | null | undefined
  cancelled?: boolean | null | undefined
  postponed?: boolean | null | undefined
}

/** Where an entry stands in time. */
export type Standing = { kind: 'coming' | 'past'; at: number } | { kind: 'undated' }

/** Length assumed for one whose end was not given, in milliseconds, as the site does. */
const assumedLength = 2 * 60 * 60 * 1000
/** Instants are below the first, in the year 5138; the past is counted back from the second. */
const [latest, past, undated] = [1e14, 2e14, 4e14]

/**
 * The number by which lists are sorted by date: what is to come first, soonest on top, then the past, latest on top, then
 * what has no dates. Both databases sort numbers alike, which they do not do with what is missing.
 * @param dates of which those that are called off or put off do not count
 * @param now milliseconds since the epoch
 */
export function rankOf(dates: readonly StoredDate[], now: number): number {
  const held = dates.flatMap(({ start, end, cancelled, postponed }) => {
    const at = Date.parse(start ?? '')
    if (cancelled === true || postponed === true || Number.isNaN(at) || Math.abs(at) >= latest) return []
    const until = Date.parse(end ?? '')
    return { at, until: Number.isNaN(until) ? at + assumedLength : until }
  })
  const coming = held.filter(({ until }) => until > now).map(({ at }) => at)
  if (coming.length > 0) return Math.min(...coming)
  return held.length > 0 ? past - Math.max(...held.map(({ at }) => at)) : undated
}

/** What a rank says; when it was made long ago, what was to come then. */
export function standingOf(rank: number): Standing {
  if (rank < latest) return { kind: 'coming', at: rank }
  return rank >= undated ? { kind: 'undated' } : { kind: 'past', at: past - rank }
}
