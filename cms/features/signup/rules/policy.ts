import { endOf, takesPlace } from '../../../../site/catalogue/calendar/occasions.ts'
import type { SignUpHere } from '../../../../site/catalogue/schemas/signUpHere.ts'
import { type Trial, trialOf } from './trial.ts'
import type { Audience } from '../../../../site/catalogue/vocabulary.ts'

const hourMs = 60 * 60_000

/** Places that are kept for some. Instants in milliseconds since the epoch here and below. */
export interface Quota {
  audience: Audience
  seats: number
  /** When what is left of them is everybody's; never where nothing is said. */
  release: number | undefined
}

/** What holds for one thing that people sign up for, at a moment. */
export interface Policy {
  /** Places in persons. */
  capacity: number
  quotas: readonly Quota[]
  how: SignUpHere['how']
  opens: number | undefined
  /** Until when one signs up; a draw is then. */
  closes: number
  /** When the last of it begins for which an editor has not said that it is full; -Infinity where all of it is. */
  takesUntil: number
  /** When it begins, the last lesson of a course: nobody is offered a place any more. */
  starts: number
  /** When all of it is over; Infinity where nobody knows. */
  ends: number
  hasWaitingList: boolean
  /** How long a free place is kept for whoever it is offered to, in milliseconds. */
  offerMs: number
  /** Most places of one telephone number. */
  mostSeats: number
  /** Whether it takes place as far as is known: what was called off or put off takes nobody. */
  takesPlace: boolean
  /** Of a course whose first lesson is for trial. */
  trial: Trial | undefined
  /** What staff have said, whatever the hour. */
  override: 'open' | 'closed' | undefined
}

/** As much of something dated as a policy is made of. */
interface Dated {
  start: string
  end?: string | undefined
  cancelled: boolean
  postponed: boolean
  full: boolean
}

/**
 * The policy of a date, or of a course as a whole.
 * @param dates what it is about, one or several; ISO 8601
 * @param seats places of the date, where it says some of its own
 * @param until when sign-up ends, where the entry says so; else when it begins
 * @param trialUntil what staff have said of the trial lesson
 * @returns undefined when there is no date at all
 */
export function policyOf(
  rule: SignUpHere,
  dates: readonly Dated[],
  {
    seats,
    until,
    override,
    trialUntil,
  }: {
    seats?: number | undefined
    until?: string | undefined
    override?: 'open' | 'closed' | undefined
    trialUntil?: string | undefined
  },
): Policy | undefined {
  if (dates.length === 0) return undefined
  const held = dates.filter((occasion) => takesPlace({ occasion }))
  // of a course people go on joining while there is a lesson left: who leaves after the trial makes room
  const all = (held.length > 0 ? held : dates).map(({ start }) => Date.parse(start))
  const starts = Math.max(...all)
  // but not by a draw, of which all know before the first lesson
  const latest = rule.how === 'lottery' ? Math.min(...all) : starts
  return {
    capacity: seats ?? rule.seats,
    quotas: rule.quotas.map(({ audience, seats: kept, release }) => ({
      audience,
      seats: kept,
      release: release === undefined ? undefined : Date.parse(release),
    })),
    how: rule.how,
    opens: rule.opens === undefined ? undefined : Date.parse(rule.opens),
    // nobody signs up for what has begun, whatever was written
    closes: Math.min(until === undefined ? latest : Date.parse(until), latest),
    takesUntil: Math.max(-Infinity, ...held.filter(({ full }) => !full).map(({ start }) => Date.parse(start))),
    starts,
    ends: Math.max(...dates.map(endOf)),
    hasWaitingList: rule.hasWaitingList,
    offerMs: rule.offerHours * hourMs,
    mostSeats: rule.mostSeats,
    takesPlace: held.length > 0,
    trial: trialOf(rule, held, trialUntil),
    override,
  }
}

/** Whether one may sign up at a moment: not yet, now, or no more. */
export function windowAt(policy: Policy, now: number): 'before' | 'open' | 'closed' {
  const { opens, closes, starts, override, takesPlace } = policy
  if (!takesPlace || now >= starts || override === 'closed') return 'closed'
  if (override === 'open') return 'open'
  if (now >= closes || isMarkedFull(policy, now)) return 'closed'
  return opens !== undefined && now < opens ? 'before' : 'open'
}

/** Whether an editor has said of all that is to come that it is full, and staff nothing else. */
export function isMarkedFull({ takesUntil, starts, closes, override, takesPlace }: Policy, now: number): boolean {
  return takesPlace && override === undefined && now < Math.min(closes, starts) && now >= takesUntil
}
