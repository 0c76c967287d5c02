import { instantAt, wallAt } from '../../../base/time/wallClock.ts'

/**
 * A date that shows in the browser what the wall clock in Shanghai shows at an instant, whatever the browser's time
 * zone: the picker knows no other.
 * @param instant ISO 8601
 */
export function shownAt(instant: string): Date {
  const at = wallAt(instant)
  return new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes())
}

/** The instant at which the wall clock in Shanghai shows what a date shows in the browser, as ISO 8601 in UTC. */
export function instantOf(shown: Date): string {
  const [year, month, day] = [shown.getFullYear(), shown.getMonth(), shown.getDate()]
  return instantAt(Date.UTC(year, month, day, shown.getHours(), shown.getMinutes()))
}

/** The instant that stands for a whole day: noon in UTC, the same day in Shanghai. */
export function instantOfDay(shown: Date): string {
  return new Date(Date.UTC(shown.getFullYear(), shown.getMonth(), shown.getDate(), 12)).toISOString()
}
