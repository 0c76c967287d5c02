import type { Catalogue } from '../../../../site/catalogue/catalogue.ts'
import { type Event, type Occasion, occasionsOf, venueIdOf } from '../../../../site/catalogue/calendar/occasions.ts'
import type { SignUpHere } from '../../../../site/catalogue/schemas/signUpHere.ts'
import { seatsIn } from '../../../../site/catalogue/signUp/window.ts'
import { entryPath } from '../../../../site/catalogue/urls.ts'
import { CatalogueView } from '../../../../site/catalogue/view.ts'
import type { Bookable } from '../asked/contract.ts'
import { type Policy, policyOf } from './policy.ts'

/** What the public site says of something that one can sign up for. */
export interface Offered {
  entry: Event
  rule: SignUpHere
  /** What it is about: a date, or all of a course. */
  occasions: readonly Occasion[]
  path: string
  title: string
  venue: string | undefined
}

/**
 * Looks up what is signed up for among what is public.
 * @returns `gone` when the entry is not public or takes no sign-up here, or it is asked for in the other way (a date of a
 * course that is taken as a whole); `no-occasion` when it has no such date
 */
export function offeredBy(
  catalogue: Catalogue,
  { collection, entry: id, occasion }: Bookable,
): Offered | 'gone' | 'no-occasion' {
  const view = new CatalogueView(catalogue)
  const entry: Event | undefined = view.get(collection, id)
  const rule = entry?.signUpHere
  if (entry === undefined || rule === undefined || (rule.per === 'course') !== (occasion === undefined)) return 'gone'
  const all = occasionsOf(entry)
  const occasions = occasion === undefined ? all : all.filter((one) => one.occasion.id === occasion)
  const [first] = occasions
  if (first === undefined) return 'no-occasion'
  const venue = view.get('venues', venueIdOf(first))?.name
  const number = first.of === 'courses' && occasion !== undefined && first.count > 1 ? ` 第 ${first.number} 课` : ''
  return { entry, rule, occasions, path: entryPath(collection, entry.slug), title: entry.title + number, venue }
}

/** What holds for it. @param override what staff have said, as they have said of the trial lesson until when */
export function policyOfOffered(
  { entry, rule, occasions }: Offered,
  override: 'open' | 'closed' | undefined,
  trialUntil?: string | undefined,
): Policy | undefined {
  const [first] = occasions
  return policyOf(
    rule,
    occasions.map(({ occasion }) => occasion),
    { seats: first && seatsIn(first), until: entry.signUpUntil, override, trialUntil },
  )
}

/** What holds for what is not public any more: nobody signs up, and whoever has a place can give it back. */
export function policyOfGone(capacity: number): Policy {
  return {
    capacity,
    quotas: [],
    how: 'first-come',
    opens: undefined,
    closes: 0,
    takesUntil: 0,
    starts: Infinity,
    ends: Infinity,
    hasWaitingList: false,
    offerMs: 0,
    mostSeats: 0,
    takesPlace: false,
    trial: undefined,
    override: undefined,
  }
}
