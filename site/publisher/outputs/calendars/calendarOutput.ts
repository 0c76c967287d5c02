import { setImmediate } from 'node:timers/promises'
import { aroundNow } from '../../../catalogue/calendar/aroundNow.ts'
import {
  calendarAt,
  calendarEnd,
  calendarOwners,
  calendarPathsOf,
  type CalendarOwner,
  everythingPath,
  freeClassesPath,
  occasionIn,
} from '../../../catalogue/calendar/calendars.ts'
import { isDated } from '../../../catalogue/calendar/dated.ts'
import {
  datesOf,
  dayOf,
  endOf,
  isFree,
  type Occasion,
  occasionsOf,
  showingsOf,
  unitKey,
  venueKey,
} from '../../../catalogue/calendar/occasions.ts'
import type { Catalogue } from '../../../catalogue/catalogue.ts'
import type { Brand } from '../../../catalogue/entries.ts'
import { titleOf } from '../../../catalogue/titleOf.ts'
import { entryPath, feedsPath } from '../../../catalogue/urls.ts'
import type { CatalogueView } from '../../../catalogue/view.ts'
import { calendarEvent } from '../../../text/calendarEvent.ts'
import { today } from '../../../text/clock.ts'
import type { Output } from '../output.ts'
import { icalendar } from './icalendar.ts'

/** Most events of a calendar. */
const most = 500
/** How many days before today and after it the calendars of everything reach. */
const [daysBack, daysAhead] = [7, 365]

/** What is in a calendar, before it is written. */
interface Calendar {
  title: string
  /** Path of the page that it follows. */
  page: string
  items: readonly Occasion[]
}

/** What stands where a calendar was that was taken off the site. */
const ofNothing: Calendar = { title: '这个日历已经撤下', page: feedsPath, items: [] }

/**
 * The calendars that a phone subscribes to or takes in: of everything, of the free classes, of each venue, brand and
 * unit, of each dated entry, and of each single occasion to come. What was called off or moved stays in them and says so;
 * what was taken off the site stays as a calendar of nothing.
 * @param siteUrl origin of the public site, without a slash at the end
 */
export function calendarOutput(catalogue: Catalogue, siteUrl: string): Output {
  return {
    *paths() {
      yield everythingPath
      yield freeClassesPath
      const gone = new Set(catalogue.goneCalendars.paths())
      for (const of of calendarOwners)
        for (const entry of catalogue.all(of))
          for (const path of calendarPathsOf(of, entry, catalogue.now)) {
            gone.delete(path)
            yield path
          }
      yield* gone
    },
    owns: (path) => path.startsWith('/calendars/'),
    async render(path, view) {
      // an edit changes several of these, each of many events: whoever waits for the event loop comes in between
      await setImmediate()
      const calendar = calendarOf(path, view) ?? (view.hadCalendar(path) ? ofNothing : undefined)
      if (calendar === undefined) return undefined
      const { title, page, items } = calendar
      return {
        bytes: icalendar({
          name: `${title} · ${view.site.name}`,
          source: siteUrl + path,
          url: siteUrl + encodeURI(page),
          events: items.map((item) => calendarEvent(item, view, siteUrl)),
        }),
      }
    },
  }
}

function calendarOf(path: string, view: CatalogueView): Calendar | undefined {
  if (path === everythingPath) return { title: '全部安排', page: '/', items: daysOf(view, () => true) }
  if (path === freeClassesPath)
    return { title: '免费课', page: '/courses/', items: daysOf(view, (item) => item.of === 'courses' && isFree(item)) }
  const at = calendarAt(path)
  if (at === undefined) return undefined
  return isDated(at.of)
    ? entryCalendar({ ...at, of: at.of }, path, view)
    : at.occasion === undefined
      ? ofMany(at, view)
      : undefined
}

function daysOf(view: CatalogueView, isWanted: (item: Occasion) => boolean): Occasion[] {
  const now = dayOf(today(view))
  const items: Occasion[] = []
  for (const item of view.eachOccasion(now - daysBack, now + daysAhead)) {
    if (items.length === most) break
    if (isWanted(item)) items.push(item)
  }
  return items
}

function entryCalendar(
  { of, id, occasion }: { of: Occasion['of']; id: string; occasion: string | undefined },
  path: string,
  view: CatalogueView,
): Calendar | undefined {
  const entry = view.get(of, id)
  if (entry === undefined) return undefined
  const items = occasionsOf(entry)
  const single = occasion === undefined ? undefined : occasionIn(items, occasion)
  // one whose others were taken out is still asked for by whoever took it in
  const isApart = items.length > 1 || view.hadCalendar(path)
  const end = occasion === undefined ? calendarEnd(entry) : single && isApart ? endOf(single.occasion) : -Infinity
  if (end <= view.now(end)) return undefined
  return { title: titleOf(entry), page: entryPath(of, entry.slug), items: single === undefined ? items : [single] }
}

function ofMany({ of, id }: { of: CalendarOwner; id: string }, view: CatalogueView): Calendar | undefined {
  if (of === 'units') {
    const unit = view.get('units', id)
    return unit && { title: unit.name, page: '/', items: view.occasionsAroundNow(unitKey(id), most) }
  }
  if (of === 'venues') {
    const venue = view.get('venues', id)
    if (venue === undefined) return undefined
    const items = view.occasionsAroundNow(venueKey(id), most)
    return { title: venue.name, page: entryPath(of, venue.slug), items }
  }
  const brand = view.get('brands', id)
  return brand && { title: brand.name, page: entryPath('brands', brand.slug), items: ofBrand(brand, view) }
}

/** The dates of what belongs to the editions of a brand. */
function ofBrand({ editions }: Brand, view: CatalogueView): Occasion[] {
  const of = (field: 'performances' | 'activities') => [...new Set(editions.flatMap((edition) => edition[field]))]
  const all = [
    ...view.getAll('performances', of('performances')).flatMap(showingsOf),
    ...view.getAll('activities', of('activities')).flatMap(datesOf),
  ]
  const { items, until } = aroundNow(all, view.now(Infinity), most)
  view.now(until)
  return items
}
