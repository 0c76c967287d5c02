import ICAL from 'ical.js'

/** One event of a calendar, as a program that did not write it reads it. Times are in milliseconds since the epoch. */
export interface ReadEvent {
  uid: string
  sequence: number
  modified: number
  stamp: number
  start: number
  end: number
  zone: string
  status: string
  summary: string
  description: string
  location: string
  geo: readonly number[] | undefined
  url: string
}

/** A calendar read by ical.js. @throws when it is none */
export function readCalendar(text: string): { name: string; events: ReadEvent[]; component: ICAL.Component } {
  const component = new ICAL.Component(ICAL.parse(text) as unknown[])
  // by the zones that the file has itself
  const instant = (time: ICAL.Time): number => time.toUnixTime() * 1000
  const events = component.getAllSubcomponents('vevent').map((vevent) => {
    const value = (name: string): unknown => vevent.getFirstPropertyValue(name)
    const time = (name: string): ICAL.Time => value(name) as ICAL.Time
    return {
      uid: textOf(value('uid')),
      sequence: Number(value('sequence')),
      modified: instant(time('last-modified')),
      stamp: instant(time('dtstamp')),
      start: instant(time('dtstart')),
      end: instant(time('dtend')),
      zone: textOf(vevent.getFirstProperty('dtstart')?.getParameter('tzid')),
      status: textOf(value('status')),
      summary: textOf(value('summary')),
      description: textOf(value('description')),
      location: textOf(value('location')),
      geo: (value('geo') as readonly number[] | null) ?? undefined,
      url: textOf(value('url')),
    }
  })
  // ical.js leaves the values of properties that it does not know as they are
  const name = textOf(component.getFirstPropertyValue('x-wr-calname')).replace(/\\([\\;,])/g, '$1')
  return { name, events, component }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/**
 * A phone that has subscribed to a calendar: it looks at it now and then, keeps events by their UID, takes a newer state
 * of one only when SEQUENCE or LAST-MODIFIED says that it is newer, and drops what is in the calendar no more.
 */
export class Subscriber {
  readonly #events = new Map<string, ReadEvent>()

  look(text: string): void {
    const { events } = readCalendar(text)
    for (const event of events) {
      const known = this.#events.get(event.uid)
      const isNewer =
        known === undefined ||
        event.sequence > known.sequence ||
        (event.sequence === known.sequence && event.modified > known.modified)
      if (isNewer) this.#events.set(event.uid, event)
    }
    const uids = new Set(events.map(({ uid }) => uid))
    for (const uid of this.#events.keys()) if (!uids.has(uid)) this.#events.delete(uid)
  }

  /** What it shows, soonest first. */
  get events(): ReadEvent[] {
    return [...this.#events.values()].sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1))
  }
}
