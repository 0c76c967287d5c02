/** A span of days, both as 2026-09-01 and both within it. */
export interface Span {
  from: string
  to: string
}

/**
 * The term of a day, as night schools count: spring from February to July, autumn from August to January.
 * @param day as 2026-11-28, in Shanghai
 */
export function termOf(day: string): Span {
  const [year = 0, month = 0] = day.split('-').map(Number)
  if (month >= 2 && month <= 7) return { from: `${year}-02-01`, to: `${year}-07-31` }
  const first = month === 1 ? year - 1 : year
  return { from: `${first}-08-01`, to: `${first + 1}-01-31` }
}
