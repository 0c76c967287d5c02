/** When staying away has consequences, as the union has set it. Off where nothing is set. */
export interface NoShowRule {
  /** How many times, within how many days. */
  absences: number
  withinDays: number
  /** How long nobody signs up with that telephone number, in days from the last of those times. */
  pauseDays: number
}

const dayMs = 24 * 60 * 60_000

/**
 * Until when a telephone number signs up for nothing.
 * @param absences when the lessons were that its people stayed away from, in milliseconds since the epoch, in any order
 * @param now milliseconds since the epoch
 * @returns undefined when it may sign up
 */
export function pausedUntil(
  absences: readonly number[],
  { absences: most, withinDays, pauseDays }: NoShowRule,
  now: number,
): number | undefined {
  const sorted = absences.toSorted((one, other) => one - other)
  let until: number | undefined
  for (const [index, last] of sorted.entries()) {
    const first = sorted[index - most + 1]
    if (first !== undefined && last - first <= withinDays * dayMs) until = last + pauseDays * dayMs
  }
  return until !== undefined && until > now ? until : undefined
}
