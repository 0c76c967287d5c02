/** How long before its beginning somebody may have been seen at a lesson, in milliseconds. */
const earliestMs = 24 * 60 * 60_000

/**
 * When somebody was seen, by the clock of a phone as far as it is believed: nobody has come later than now, or what is taken
 * back on another phone would be taken back before it was noted; and nobody a day before the lesson, or years before. What
 * is not believed was seen when it is told.
 * @param sent ISO 8601
 * @param start of the lesson; undefined for what is not public any more
 * @param now as `start` and the answer in milliseconds since the epoch
 */
export function believedAt(sent: string, start: number | undefined, now: number): number {
  const at = Date.parse(sent)
  const first = (start === undefined ? now : Math.min(start, now)) - earliestMs
  return at >= first && at <= now ? at : now
}
