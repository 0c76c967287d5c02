import type { Payload } from 'payload'
import { occasionsOf } from '../../../../site/catalogue/calendar/occasions.ts'
import { wholly } from '../../../database/wholly.ts'
import { registrationRow } from '../book/registrationRow.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { arrangementOf, datedEntries, type Entries } from './arrangement.ts'
import { messagesOf, type Workshop } from './fillQueue.ts'
import { type Reminder, reminderDue } from './reminders.ts'
import type { MessageSettings } from './settings.ts'
import { storeMessages } from './store.ts'

/** What reminders are due of, and were not made by this process. */
export class Reminders {
  readonly #made = new Set<string>()

  /** What people are to be reminded of now. @param now milliseconds since the epoch */
  due(entries: Entries, { reminder }: MessageSettings, now: number): { of: Bookable; what: Reminder }[] {
    return bookablesOf(entries, now).flatMap((of) => {
      const arrangement = arrangementOf(entries, of)
      const what = arrangement && reminderDue(arrangement, reminder, now)
      return what === undefined || this.#made.has(nameOf(of, what)) ? [] : [{ of, what }]
    })
  }

  /**
   * Makes the reminders of one beginning: for all who have places, and signed up before they were due. Each exists once,
   * by its key.
   * @returns how many are new
   */
  async make(
    workshop: Workshop,
    of: Bookable,
    what: Reminder,
    settings: MessageSettings,
    now: number,
  ): Promise<number> {
    const made = await makeReminders(workshop, of, what, settings, now)
    this.#made.add(nameOf(of, what))
    return made
  }
}

function nameOf(of: Bookable, { start }: Reminder): string {
  return `${keyOf(of)} ${start}`
}

/** Nobody is reminded earlier than the day before. */
function isNear(start: number, now: number): boolean {
  return start > now && start < now + 2 * 24 * 60 * 60_000
}

function bookablesOf(entries: Entries, now: number): Bookable[] {
  return [...datedEntries(entries)].flatMap(({ collection, entry }) => {
    if (!occasionsOf(entry).some(({ occasion }) => isNear(Date.parse(occasion.start), now))) return []
    const whole: Bookable = { collection, entry: entry.id }
    const times = arrangementOf(entries, whole)?.times ?? []
    return [...(collection === 'courses' ? [whole] : []), ...times.map(({ id }) => ({ ...whole, occasion: id }))]
  })
}

async function makeReminders(
  workshop: Workshop,
  of: Bookable,
  { start, due }: Reminder,
  { templates }: MessageSettings,
  now: number,
): Promise<number> {
  const { payload, apart } = workshop
  const rows = await confirmedOf(payload, keyOf(of), due)
  // the key names the beginning: of one that was moved people are reminded again
  const tells = [{ notice: 'reminder' as const, at: start }]
  const messages = rows.flatMap((row) => messagesOf(workshop, row, tells, undefined, templates))
  return messages.length === 0 ? 0 : apart(() => wholly(payload, (req) => storeMessages(payload, messages, now, req)))
}

async function confirmedOf({ db }: Pick<Payload, 'db'>, key: string, before: number) {
  const { docs } = await db.find({
    collection: 'registrations',
    where: {
      and: [
        { bookable: { equals: key } },
        { state: { equals: 'confirmed' } },
        { createdAt: { less_than: new Date(before).toISOString() } },
      ],
    },
    limit: 0,
    pagination: false,
  })
  return docs.map((doc) => registrationRow.parse(doc))
}
