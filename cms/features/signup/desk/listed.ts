import { endOf, type Event, occasionsOf, takesPlace, venueIdOf } from '../../../../site/catalogue/calendar/occasions.ts'
import type { Catalogue } from '../../../../site/catalogue/catalogue.ts'
import { CatalogueView } from '../../../../site/catalogue/view.ts'
import { wallAt } from '../../../base/time/wallClock.ts'
import { keyOf } from '../asked/bookables.ts'
import { type Bookable, signUpLibraries } from '../asked/contract.ts'
import { type Offered, offeredBy } from '../rules/offered.ts'

/** A date, as the desk needs it. Instants in milliseconds since the epoch. */
export interface Lesson {
  id: string
  number: number
  start: number
  end: number
  takesPlace: boolean
  /** Where it is, by name. */
  venue?: string | undefined
}

/** Something on the desk. */
export interface Listed {
  bookable: Bookable
  /** Undefined for what is not public any more. */
  offered: Offered | undefined
  lessons: readonly Lesson[]
}

/** What is on the desk of one bookable. */
export function listedOf(catalogue: Catalogue, bookable: Bookable): Listed {
  const found = offeredBy(catalogue, bookable)
  const offered = typeof found === 'string' ? undefined : found
  return { bookable, offered, lessons: lessonsOf(catalogue, offered) }
}

/** Everything that can be signed up for, as it is public. */
export function listedIn(catalogue: Catalogue): Listed[] {
  return signUpLibraries.flatMap((collection) =>
    Array.from<Event>(catalogue.all(collection)).flatMap((entry) => {
      if (entry.signUpHere === undefined) return []
      const occasions =
        entry.signUpHere.per === 'course' ? [undefined] : occasionsOf(entry).map((one) => one.occasion.id)
      return occasions.map((occasion) =>
        listedOf(catalogue, { collection, entry: entry.id, ...(occasion !== undefined && { occasion }) }),
      )
    }),
  )
}

function lessonsOf(catalogue: Catalogue, offered: Offered | undefined): Lesson[] {
  const view = new CatalogueView(catalogue)
  return (offered?.occasions ?? []).map((one) => ({
    id: one.occasion.id,
    number: one.number,
    start: Date.parse(one.occasion.start),
    end: endOf(one.occasion),
    takesPlace: takesPlace(one),
    venue: view.get('venues', venueIdOf(one))?.name,
  }))
}

/** The lesson that is next or under way; the last one when all are over. @param now milliseconds since the epoch */
export function nextLesson(lessons: readonly Lesson[], now: number): Lesson | undefined {
  return lessons.find(({ end, takesPlace: held }) => held && end > now) ?? lessons.at(-1)
}

const dayMs = 24 * 60 * 60_000

/** When the day of an instant begins in Shanghai. Milliseconds since the epoch. */
export function dayBegin(now: number): number {
  const wall = wallAt(now).getTime()
  return now - (((wall % dayMs) + dayMs) % dayMs)
}

/**
 * What the desk lists, in order: what is today or to come, the soonest first, then what is not public any more; or what is
 * over, the latest first.
 * @param gone what people have signed up for that is not public
 */
export function inDeskOrder(all: readonly Listed[], gone: readonly Listed[], when: 'coming' | 'past', now: number) {
  const today = dayBegin(now)
  const startOf = ({ lessons }: Listed): number => nextLesson(lessons, today)?.start ?? Infinity
  const isOver = ({ lessons }: Listed): boolean => lessons.every(({ end }) => end < today)
  const byStart = (one: Listed, other: Listed): number =>
    startOf(one) - startOf(other) || (keyOf(one.bookable) < keyOf(other.bookable) ? -1 : 1)
  if (when === 'past') return all.filter(isOver).sort((one, other) => byStart(other, one))
  return [...all.filter((one) => !isOver(one)).sort(byStart), ...gone]
}
