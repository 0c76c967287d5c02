import { TZDate } from '@date-fns/tz'
import { ICalCalendar, ICalEventStatus } from 'ical-generator'
import type { CalendarEvent } from '../../../text/calendarEvent.ts'
import { bytesOf } from '../bytesOf.ts'

/** A calendar, its events in the order in which they stand in the file. */
export interface CalendarFile {
  name: string
  /** Its own address. */
  source: string
  /** Address of the page that it follows. */
  url: string
  events: readonly CalendarEvent[]
}

const zone = 'Asia/Shanghai'
/**
 * The zone, for programs that ask which the calendar has and for its times. Always in it: a calendar without events has to
 * have some component (RFC 5545, 3.6). The library would write the first line, a property, behind the components.
 */
const zoneLines = [
  `X-WR-TIMEZONE:${zone}`,
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:STANDARD',
  'DTSTART:19000101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n')

/** Where the first event begins, or the calendar ends: at the begin of a line, since a name may have these words too. */
const beforeEvents = /(?<=\r\n)(?=BEGIN:VEVENT|END:VCALENDAR)/

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const satisfies Record<CalendarEvent['status'], ICalEventStatus>

/** How often a phone is asked to look again, in seconds. */
const refresh = 60 * 60
/** SEQUENCE counts the seconds from here: as an integer of 32 bits it has room until 2088, also for a clock that is wrong. */
const countedFrom = Date.UTC(2020, 0, 1)
const highest = 2 ** 31 - 1
/** Control characters, which no text of a calendar may have but tabs and ends of lines (RFC 5545, 3.1). */
const unwritable = /[^\P{Cc}\t\n\r\u0080-\u009f]/gu

/**
 * An instant by the site's clock, which is eight hours ahead at any time (shanghai.ts): in the zone that the library asks for
 * there are summers from 1986 to 1991, and what was in them would stand an hour later than on its page.
 */
class WallDate extends TZDate {
  constructor(instant: number) {
    super(instant, '+08:00')
  }

  override withTimeZone(): TZDate {
    return this
  }
}

/** A calendar as iCalendar (RFC 5545, with the names of RFC 7986). The same events give the same bytes. */
export function icalendar({ name, source, url, events }: CalendarFile): Uint8Array {
  const calendar = new ICalCalendar({ prodId: { company: 'gongyun', product: 'gongyun', language: 'zh-CN' } })
  // the library writes these three as they are given
  calendar.name(escaped(name)).source(source).url(url).ttl(refresh)
  for (const event of events) {
    const { uid, modified, start, end, status, summary, description, venue } = event
    calendar.createEvent({
      id: uid,
      sequence: Math.min(Math.max(0, Math.floor((modified - countedFrom) / 1000)), highest),
      stamp: new Date(modified),
      lastModified: new Date(modified),
      timezone: zone,
      start: new WallDate(start),
      end: end > start ? new WallDate(end) : null,
      status: statuses[status],
      summary: writable(summary),
      description: writable(description),
      location: placeOf(venue),
      url: event.url,
    })
  }
  return bytesOf(`${calendar.toString().replace(beforeEvents, zoneLines)}\r\n`)
}

function placeOf(venue: CalendarEvent['venue']) {
  if (venue === undefined) return null
  const { latitude, longitude } = venue
  const [title, address] = [writable(venue.name), writable(venue.address)]
  // the library takes no place without a name
  if (title === '') return null
  return {
    title,
    address,
    ...(latitude !== undefined && longitude !== undefined && { geo: { lat: latitude, lon: longitude } }),
  }
}

/**
 * A text without what no calendar may have, its ends of lines of one kind: the library sets a place's address below its name,
 * and a name that ends with a carriage return would lose its end to it.
 */
function writable(text: string): string {
  return text.toWellFormed().replace(unwritable, '').replace(/\r\n?/g, '\n')
}

/** A name in one line. */
function escaped(text: string): string {
  return writable(text)
    .replace(/\n+/g, ' ')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
}
