/** Months that every row of the audit log is kept at least, whatever a setting says (decision 0009). */
export const fewestMonthsKept = 6

/**
 * The instant before which rows may be removed.
 * @param now milliseconds since the epoch
 * @param months to keep, as the setting has it; never fewer than six count
 * @returns ISO 8601 in UTC
 */
export function removableBefore(now: number, months: number): string {
  const instant = new Date(now)
  const day = instant.getUTCDate()
  instant.setUTCDate(1)
  instant.setUTCMonth(instant.getUTCMonth() - Math.max(fewestMonthsKept, Math.trunc(months)))
  const days = new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + 1, 0)).getUTCDate()
  instant.setUTCDate(Math.min(day, days))
  return instant.toISOString()
}
