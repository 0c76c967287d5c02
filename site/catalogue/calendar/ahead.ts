import { dayOf, type Occasion, takesPlace } from './occasions.ts'

/**
 * The first few of some occasions that take place and are wished for; none behind them is looked at.
 * @param occasions soonest first
 * @param most how many
 */
export function firstHeld(
  occasions: Iterable<Occasion>,
  most: number,
  isWished: (item: Occasion) => boolean = () => true,
): Occasion[] {
  const found: Occasion[] = []
  for (const item of occasions) {
    if (takesPlace(item) && isWished(item) && found.push(item) === most) break
  }
  return found
}

/**
 * Those of some occasions that were called off or put off, as long as somebody may still come for them: until the end of
 * the day, and what was put off until it has a new date.
 * @param now milliseconds since the epoch
 */
export function calledOff(occasions: readonly Occasion[], now: number): Occasion[] {
  return occasions.filter((item) => {
    const { start, cancelled, postponed } = item.occasion
    return (postponed && !cancelled) || (cancelled && dayOf(Date.parse(start)) >= dayOf(now))
  })
}
