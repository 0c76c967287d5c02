/** First and longest pause before what failed is tried again, in milliseconds. */
const firstPause = 5_000
/** The same, at most. */
export const longestPause = 300_000

/** How long to wait before what failed again is tried again: each time twice as long. @param last the pause before */
export function pauseAfter(last: number | undefined): number {
  return last === undefined ? firstPause : Math.min(last * 2, longestPause)
}
