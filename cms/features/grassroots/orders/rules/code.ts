/** Without those that look or sound like another one. */
const letters = 'ACDEFGHJKMNPQRTUVWXY34679'
const length = 4

/**
 * What an order is called on the telephone, such as `点261129-K7QF`.
 * @param day YYYY-MM-DD @param random gives a whole number from 0 up to what it is given, without that
 */
export function codeOf(day: string, random: (below: number) => number): string {
  const some = Array.from({ length }, () => letters.charAt(random(letters.length)))
  return `点${day.replaceAll('-', '').slice(2)}-${some.join('')}`
}
