import { occasionPath } from '../catalogue/calendar/calendars.ts'
import type { DatedLibrary } from '../catalogue/calendar/dated.ts'
import { type Event, type Occasion, occasionsOf } from '../catalogue/calendar/occasions.ts'
import type { SignUpHere, SignUpQuestion } from '../catalogue/schemas/signUpHere.ts'
import { feeOf } from '../catalogue/signUp/fee.ts'
import type { KeptOfPersons } from '../catalogue/signUp/kept.ts'
import { datesToCome, seatsIn } from '../catalogue/signUp/window.ts'
import { entryPath } from '../catalogue/urls.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import { type Audience, audiences } from '../catalogue/vocabulary.ts'
import { numberText } from '../text/calendarEvent.ts'
import { momentText, spanText } from '../text/dates.ts'

/** One of the dates that are to come. */
export interface OfferedDate {
  id: string
  /** When, with its number where there are several. */
  text: string
  venue: string | undefined
  /** In persons. */
  seats: number | undefined
  /** Whether an editor has said that it is full; staff may open it nevertheless. */
  isFull: boolean
  /** Address of its file for calendars. */
  calendar: string | undefined
  /** What one person pays, in fen; 0 where nothing is paid. */
  price: number
}

/** All that the form of an entry needs: the page is made of it, and the browser has it from the page. */
export interface FormModel extends Pick<SignUpHere, 'per' | 'how' | 'mostSeats' | 'hasWaitingList' | 'children'> {
  collection: DatedLibrary
  /** Its id. */
  entry: string
  title: string
  /** Path of its page. */
  path: string
  dates: OfferedDate[]
  /** What one person pays for a whole course, in fen; of single dates each has its own. */
  price: number | undefined
  /** Whom one may be, of those that count here; empty where nobody is asked. */
  audiences: { value: Audience; word: string }[]
  questions: SignUpQuestion[]
  /** Until when sign-up is open, in words. */
  until: string | undefined
  /** Who keeps what is written, and where to ask. */
  union: { name: string; phone: string | undefined }
  /** What the operator has set of who signs up. */
  persons: KeptOfPersons
  /** Origin of the public site, without a slash at the end. */
  siteUrl: string
}

/**
 * @param view notes what was read
 * @param now the instant of the rendering, in milliseconds since the epoch
 * @returns undefined where sign-up is not taken here
 */
export function formModelOf(
  collection: DatedLibrary,
  entry: Event,
  view: CatalogueView,
  { now, siteUrl, persons }: { now: number; siteUrl: string; persons: KeptOfPersons },
): FormModel | undefined {
  const { signUpHere, signUpUntil } = entry
  if (signUpHere === undefined) return undefined
  const { per, how, mostSeats, hasWaitingList, children, quotas, questions } = signUpHere
  const all = occasionsOf(entry)
  const isSeveral = all.length > 1
  const priceOf = (occasions: readonly Occasion[]) => feeOf({ entry, occasions }, view.site)?.own ?? 0
  const dateOf = (item: Occasion): OfferedDate => ({
    id: item.occasion.id,
    text: [spanText(item.occasion.start, item.occasion.end, now), isSeveral && numberText(item)]
      .filter(Boolean)
      .join(' · '),
    venue: view.venueOf(item)?.name,
    seats: seatsIn(item),
    isFull: item.occasion.full,
    calendar: isSeveral ? occasionPath(item) : undefined,
    price: priceOf([item]),
  })
  return {
    per,
    how,
    mostSeats,
    hasWaitingList,
    children,
    collection,
    entry: entry.id,
    title: entry.title,
    path: entryPath(collection, entry.slug),
    dates: datesToCome(entry, now).map(dateOf),
    price: per === 'course' ? priceOf(all) : undefined,
    audiences: askedAudiences([...entry.audiences, ...quotas.map(({ audience }) => audience)], children !== undefined),
    questions,
    until: signUpUntil === undefined ? undefined : momentText(signUpUntil, now),
    union: { name: view.site.organisation, phone: view.site.phone },
    persons,
    siteUrl,
  }
}

/** Where children are brought they are asked for by themselves; elsewhere somebody says that it is for theirs. */
function askedAudiences(named: readonly Audience[], bringsChildren: boolean): FormModel['audiences'] {
  return [...new Set(named)]
    .filter((audience) => audience !== 'children' || !bringsChildren)
    .map((value) => ({ value, word: audiences[value] }))
}
