/** China keeps UTC+8 all year round. In milliseconds. */
const shanghai = 8 * 60 * 60 * 1000

/**
 * A date that shows in the browser what the wall clock in Shanghai shows at an instant, whatever the browser's time
 * zone: the picker knows no other.
 * @param instant ISO 8601
 */
export function shownAt(instant: string): Date {
  const at = new Date(Date.parse(instant) + shanghai)
  return new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes())
}

/** The instant at which the wall clock in Shanghai shows what a date shows in the browser, as ISO 8601 in UTC. */
export function instantOf(shown: Date): string {
  const [year, month, day] = [shown.getFullYear(), shown.getMonth(), shown.getDate()]
  return new Date(Date.UTC(year, month, day, shown.getHours(), shown.getMinutes()) - shanghai).toISOString()
}

/** The instant that stands for a whole day: noon in UTC, the same day in Shanghai. */
export function instantOfDay(shown: Date): string {
  return new Date(Date.UTC(shown.getFullYear(), shown.getMonth(), shown.getDate(), 12)).toISOString()
}

/** An instant on Shanghai's wall clock: `2026-11-25 18:30`, or the day alone. */
export function wallClock(instant: string, hasTime: boolean): string {
  const at = new Date(Date.parse(instant) + shanghai).toISOString()
  return hasTime ? `${at.slice(0, 10)} ${at.slice(11, 16)}` : at.slice(0, 10)
}
