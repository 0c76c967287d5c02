/** How far ahead anything is ordered or arranged, in days: a later day is a slip of the pen. */
export const mostDaysAhead = 730

const dayMs = 24 * 60 * 60_000

/** The day that comes so many days after another one; both as YYYY-MM-DD. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The first day for which something can be ordered. @param daysAhead that it has to be ordered ahead */
export function firstDay(today: string, daysAhead: number): string {
  return dayAfter(today, daysAhead)
}

/** The last day for which anything can be ordered or arranged. */
export function lastDay(today: string): string {
  return dayAfter(today, mostDaysAhead)
}
