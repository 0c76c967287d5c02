const day = 24 * 60 * 60_000

/** How long the server must have run with a clock until what it says is certain, in milliseconds of running. */
export const certainAfter = 7 * day

/** A clock that is further ahead of what is certain than this is told of, in milliseconds. */
const toldFrom = 7 * day

/** What the clock said at a moment of running, both in milliseconds. */
export interface Sample {
  /** How long the server has run in all, over all its starts. */
  ran: number
  /** Since the epoch. */
  clock: number
}

/**
 * The samples to keep. What time it is follows from how far the clock was ahead of the time that the server has run:
 * with a right clock that only grows, at each break. The least of what was seen in the last week of running is certain,
 * unless the clock was wrong all that time; so one that is followed by one that is less ahead decides nothing any more.
 * @param samples the oldest first
 * @param next the newest
 */
export function withSample(samples: readonly Sample[], next: Sample): Sample[] {
  const left = samples.filter((one) => next.ran - one.ran < certainAfter && aheadOf(one) < aheadOf(next))
  return [...left, next]
}

/**
 * The latest instant that has come for certain, in milliseconds since the epoch: as the clock says, but never later than
 * a clock that was right at any time in the last week of running allows. A break in running counts only a week after it.
 * @param samples the oldest first, with at least one
 */
export function certainTime(samples: readonly Sample[], { ran, clock }: Sample): number {
  return Math.min(clock, ran + Math.min(...samples.map(aheadOf)))
}

/** How many days the clock is ahead of what is certain; undefined when it is as far as a usual break. */
export function daysAhead(samples: readonly Sample[], now: Sample): number | undefined {
  const ahead = now.clock - certainTime(samples, now)
  return ahead > toldFrom ? Math.floor(ahead / day) : undefined
}

function aheadOf({ ran, clock }: Sample): number {
  return clock - ran
}
