import { datedLibraries, isDated } from './dated.ts'
import { endOf, type Event, type Occasion, occasionsOf } from './occasions.ts'

/** The calendar of everything that is on, and that of the classes that cost nothing. */
export const [everythingPath, freeClassesPath] = ['/calendars/everything.ics', '/calendars/free-classes.ics']

/** What has a calendar of its own: dated entries, and what others are put together by. */
export const calendarOwners = [...datedLibraries, 'venues', 'brands', 'units'] as const
export type CalendarOwner = (typeof calendarOwners)[number]

/** Whether what is in a collection has calendars of its own. */
export function isCalendarOwner(collection: string | undefined): collection is CalendarOwner {
  return (calendarOwners as readonly (string | undefined)[]).includes(collection)
}

const day = 24 * 60 * 60 * 1000
/**
 * How long an entry still has a calendar after its last occasion and after it was last written, in milliseconds: a phone
 * that subscribed goes on asking for it, also when all its dates were taken out.
 */
const kept = 30 * day

/**
 * Address of a calendar. It has the id and not the slug: whoever subscribed to it goes on getting it when the page moves,
 * and never another's that took over the slug.
 */
export function calendarFilePath(of: CalendarOwner, id: string): string {
  return `/calendars/${of}/${id}.ics`
}

/** Address of the calendar that holds a single occasion; undefined when its id makes no name of a file. */
export function occasionPath({ of, entry, occasion }: Occasion): string | undefined {
  const name = plainName(occasion.id)
  return name.length > longestName ? undefined : `/calendars/${of}/${entry.id}/${name}.ics`
}

/**
 * What an occasion is called wherever it goes: one name in all calendars and, one day, in messages (RFC 7986, 5.3). It is
 * made of ids alone, so nothing that is edited changes it.
 */
export function occasionUid({ of, entry, occasion }: Occasion): string {
  return `${of}.${plainName(entry.id)}.${plainName(occasion.id)}@gongyun`
}

/** What an address says; undefined when it is none of an owner's calendar. @param occasion the name of a single one */
export function calendarAt(path: string): { of: CalendarOwner; id: string; occasion: string | undefined } | undefined {
  const [, of, id, occasion] = /^\/calendars\/([a-z]+)\/([\w-]+)(?:\/([\w-]+))?\.ics$/.exec(path) ?? []
  return isCalendarOwner(of) && id !== undefined ? { of, id, occasion } : undefined
}

/** The occasion among some whose calendar an address names. */
export function occasionIn(items: readonly Occasion[], name: string): Occasion | undefined {
  return items.find(({ occasion }) => plainName(occasion.id) === name)
}

/** Until when an entry has a calendar, in milliseconds since the epoch. */
export function calendarEnd(entry: Event): number {
  return Math.max(writtenAt(entry), ...occasionsOf(entry).map(({ occasion }) => endOf(occasion))) + kept
}

/** When an entry was last written, in milliseconds since the epoch. */
export function writtenAt({ created, updated = created }: { created: string; updated?: string | undefined }): number {
  return Date.parse(updated)
}

/**
 * Addresses of the calendars that an entry has: its own, and of several occasions one for each that is not over.
 * @param entry undefined for none
 * @param now milliseconds since the epoch
 */
export function calendarPathsOf(collection: string, entry: { id: string } | undefined, now: number): string[] {
  if (entry === undefined || !isCalendarOwner(collection)) return []
  const own = calendarFilePath(collection, entry.id)
  if (!isDated(collection)) return [own]
  if (calendarEnd(entry as Event) <= now) return []
  const items = occasionsOf(entry)
  const single = items.length > 1 ? items.filter(({ occasion }) => endOf(occasion) > now) : []
  return [own, ...single.map(occasionPath).filter((path) => path !== undefined)]
}

/** Longest name of a file that an id makes, in characters. */
const longestName = 64

/** An id in letters, digits and hyphens, as no two have it: clients choose those of rows, with any characters. */
function plainName(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`)
}
