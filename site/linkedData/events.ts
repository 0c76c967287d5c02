import { type Change, changeTo } from '../catalogue/calendar/change.ts'
import type { DatedLibrary } from '../catalogue/calendar/dated.ts'
import { endOf, isFree, type Occasion, occasionsOf } from '../catalogue/calendar/occasions.ts'
import type { Activity, Course, Performance } from '../catalogue/entries.ts'
import { priceOf, workersPart, yuanText } from '../catalogue/prices.ts'
import { nowAmong } from '../text/clock.ts'
import { machineTime } from '../text/dates.ts'
import type { LinkedNode, LinkedValue } from './node.ts'
import { type Around, commonOf, listed, peopleOf, placeOf, unitOf } from './parts.ts'

/** Most occasions of one page that are described: a page with more is for people to read. */
const most = 40

/** What schema.org calls an occasion, where there is a more precise word than Event. */
const types: Readonly<Record<string, string>> = {
  film: 'ScreeningEvent',
  exhibition: 'ExhibitionEvent',
  lecture: 'EducationEvent',
  reading: 'LiteraryEvent',
  courses: 'EducationEvent',
}

/** What took the place of what was said at first, in the words of schema.org. */
const statuses = {
  cancelled: 'https://schema.org/EventCancelled',
  postponed: 'https://schema.org/EventPostponed',
  moved: 'https://schema.org/EventRescheduled',
} as const satisfies Record<Change, string>

/**
 * Each occasion of a course, a performance or an activity that is not over, as an Event; of what is over entirely the last
 * one. An occasion of which nobody knows where it takes place is none that an engine may show.
 * @param image absolute address of the entry's picture
 */
export function eventsOf(
  collection: DatedLibrary,
  entry: Course | Performance | Activity,
  image: string,
  around: Around,
): LinkedNode[] {
  const occasions = occasionsOf(entry)
  const now = nowAmong(
    around.view,
    occasions.map(({ occasion }) => occasion),
  )
  const ahead = occasions.filter(({ occasion }) => endOf(occasion) > now)
  return (ahead.length > 0 ? ahead : occasions.slice(-1))
    .slice(0, most)
    .flatMap((item) => eventOf(collection, item, image, around) ?? [])
}

function eventOf(collection: DatedLibrary, item: Occasion, image: string, around: Around): LinkedNode | undefined {
  const { entry, occasion, number, count } = item
  const { view, siteUrl } = around
  const place = locationOf(item, around)
  if (place === undefined) return undefined
  const { description = entry.title, ...common } = commonOf(collection, entry, image, siteUrl)
  const change = changeTo(occasion)
  return {
    '@type': types[collection] ?? types[entry.kind] ?? 'Event',
    name: count > 1 && item.of === 'courses' ? `${entry.title}（第 ${number} 课）` : entry.title,
    ...common,
    description,
    startDate: machineTime(occasion.start),
    endDate: occasion.end === undefined ? undefined : machineTime(occasion.end),
    eventStatus: change === undefined ? 'https://schema.org/EventScheduled' : statuses[change],
    previousStartDate:
      change === 'moved' && occasion.movedFrom !== undefined ? machineTime(occasion.movedFrom) : undefined,
    eventAttendanceMode: `https://schema.org/${place.isOnline ? 'Mixed' : 'Offline'}EventAttendanceMode`,
    location: place.location,
    isAccessibleForFree: isFree(item),
    offers: offerOf(item, view.site, common.url),
    organizer: unitOf(entry.unit, around),
    performer: listed(performersOf(item, around)),
    inLanguage: 'zh-CN',
  }
}

function locationOf(
  item: Occasion,
  { view, siteUrl }: Around,
): { location: LinkedValue; isOnline: boolean } | undefined {
  const venue = view.venueOf(item)
  if (venue === undefined) return undefined
  const place = placeOf(venue, siteUrl)
  const live = 'liveUrl' in item.entry ? item.entry.liveUrl : undefined
  return live === undefined
    ? { location: place, isOnline: false }
    : { location: [place, { '@type': 'VirtualLocation', url: live }], isOnline: true }
}

/** What is paid, where the site knows it: nothing, or a lesson's price. Of tickets it knows none. */
function offerOf(item: Occasion, site: Around['view']['site'], url: string): LinkedNode | undefined {
  const price = item.of === 'courses' ? priceOf(item.entry, site) : undefined
  const fen = isFree(item) ? 0 : price === undefined ? undefined : workersPart(price)
  if (fen === undefined) return undefined
  const { signUpUrl, signUpUntil } = item.entry
  return {
    '@type': 'Offer',
    price: yuanText(fen),
    priceCurrency: 'CNY',
    url: signUpUrl ?? url,
    availability: `https://schema.org/${item.occasion.full ? 'SoldOut' : 'InStock'}`,
    validFrom: machineTime(item.entry.created),
    availabilityEnds: signUpUntil === undefined ? undefined : machineTime(signUpUntil),
  }
}

function performersOf(item: Occasion, around: Around): LinkedNode[] {
  switch (item.of) {
    case 'courses': {
      const { teachers, teacher } = item.entry
      const named = item.occasion.teacher ?? teacher
      const others = named === undefined ? [] : [{ '@type': 'Person', name: named }]
      return item.occasion.teacher === undefined ? [...peopleOf({ talents: teachers }, around), ...others] : others
    }
    case 'performances': {
      const talents = new Set(item.entry.programme.flatMap(({ performers }) => performers))
      const teams = new Set(item.entry.programme.flatMap(({ teams }) => teams))
      return peopleOf({ talents: [...talents], teams: [...teams] }, around)
    }
    case 'activities':
      return peopleOf(item.entry, around)
  }
}
