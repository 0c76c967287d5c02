import { expect } from 'vitest'
import { type ReadEvent, readCalendar, Subscriber } from './calendarFiles.ts'

/** Phones that have subscribed to calendars, one to each that they have ever found, and look at them now and then. */
export class SubscribedPhones {
  readonly #phones = new Map<string, Subscriber>()

  /**
   * Has all look, and expects that they show what the calendars say: no state of an event is told as older than one that a
   * phone has seen.
   * @param files of a published site, by their paths
   */
  look(files: ReadonlyMap<string, Buffer>): void {
    for (const [path, bytes] of files) {
      if (!path.endsWith('.ics')) continue
      const phone = this.#phones.get(path) ?? new Subscriber()
      this.#phones.set(path, phone)
      const text = bytes.toString('utf8')
      phone.look(text)
      expect([path, ...phone.events.map(shown).sort()]).toEqual([path, ...readCalendar(text).events.map(shown).sort()])
    }
  }
}

/** What of an event a phone must not show wrongly. */
function shown({ uid, start, end, status, sequence }: ReadEvent): string {
  return [uid, new Date(start).toISOString(), new Date(end).toISOString(), status, sequence].join(' ')
}
