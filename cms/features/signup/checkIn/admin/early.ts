/** How long before its start nobody is taken for early, in milliseconds. */
const soonMs = 12 * 60 * 60_000

/**
 * Whether attendance of a lesson is taken so early that another one may be meant.
 * @param start ISO 8601 @param now milliseconds since the epoch
 */
export function isEarly(start: string, now: number): boolean {
  return Date.parse(start) - now > soonMs
}
