import { endOf, type Event, type Occasion, occasionsOf, takesPlace } from '../calendar/occasions.ts'

/** Whether sign-up for something is still to open, is open, or is over. */
export interface SignUpWindow {
  state: 'before' | 'open' | 'closed'
  /** When that or what is offered changes next, in milliseconds since the epoch; Infinity when never. */
  until: number
  /** What of it one can sign up for, soonest first; for a whole course all lessons to come. */
  offered: Occasion[]
}

/**
 * When one can sign up for something here: from its opening on until the day that its editor named, and for no date that
 * has begun. A whole course is open until its last lesson begins, where nobody said otherwise, and where its places are
 * drawn until the first.
 * @param now milliseconds since the epoch
 * @returns undefined where sign-up is not taken here
 */
export function signUpWindowOf(entry: Event, now: number): SignUpWindow | undefined {
  const { signUpHere, signUpUntil } = entry
  if (signUpHere === undefined) return undefined
  const opens = signUpHere.opens === undefined ? -Infinity : Date.parse(signUpHere.opens)
  const closes = Math.min(signUpUntil === undefined ? Infinity : Date.parse(signUpUntil), drawnAtLatest(entry))
  const coming = datesToCome(entry, now)
  const offered = coming.filter(({ occasion }) => !occasion.full)
  const state = now >= closes || offered.length === 0 ? 'closed' : now < opens ? 'before' : 'open'
  const changes = [opens, closes, ...coming.map(startOf)].filter((instant) => instant > now)
  return { state, until: Math.min(Infinity, ...changes), offered }
}

/** The dates that take place and have not begun, soonest first, those with them that are full. @param now as above */
export function datesToCome(entry: Event, now: number): Occasion[] {
  return occasionsOf(entry).filter((item) => takesPlace(item) && startOf(item) > now)
}

/** When a course as a whole is drawn for at the latest, in milliseconds since the epoch; Infinity where nothing is drawn. */
function drawnAtLatest(entry: Event): number {
  const { per, how } = entry.signUpHere ?? {}
  if (per !== 'course' || how !== 'lottery') return Infinity
  return Math.min(...occasionsOf(entry).filter(takesPlace).map(startOf))
}

/**
 * Whether an entry has a page to sign up on: until all of it is over.
 * @param now milliseconds since the epoch
 */
export function hasSignUpPage(entry: Event, now: number): boolean {
  return (
    entry.signUpHere !== undefined &&
    occasionsOf(entry).some(({ occasion }) => endOf(occasion) > now || (occasion.postponed && !occasion.cancelled))
  )
}

/** Places of one of the dates of something, or of a whole course, in persons; undefined when it does not say. */
export function seatsIn({ of, entry, occasion }: Occasion): number | undefined {
  const { signUpHere } = entry
  if (signUpHere?.per === 'course') return signUpHere.seats
  return (of === 'performances' ? undefined : occasion.seats) ?? signUpHere?.seats
}

/**
 * What an element of a page is marked with that says how many places are left of one of the dates
 * (site/islands/places/places.ts); undefined where sign-up is not taken here.
 */
export function placesOf({ of, entry, occasion }: Occasion): string | undefined {
  const { signUpHere } = entry
  return signUpHere && [of, entry.id, signUpHere.per === 'course' ? 'course' : occasion.id].join('/')
}

/**
 * All that such an element is marked with: where places are drawn, how many there are, since none is left or gone before
 * the draw. Empty where sign-up is not taken here.
 */
export function placesMarks(item: Occasion): { 'data-places'?: string; 'data-drawn'?: number } {
  const places = placesOf(item)
  if (places === undefined) return {}
  const drawn = item.entry.signUpHere?.how === 'lottery' ? seatsIn(item) : undefined
  return { 'data-places': places, ...(drawn !== undefined && { 'data-drawn': drawn }) }
}

function startOf({ occasion }: Occasion): number {
  return Date.parse(occasion.start)
}
