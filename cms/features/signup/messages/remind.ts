import type { Payload, PayloadRequest, Where } from 'payload'
import { occasionsOf } from '../../../../site/catalogue/calendar/occasions.ts'
import { wholly } from '../../../database/wholly.ts'
import { untilWritten } from '../../../documents/saving/untilWritten.ts'
import { registrationRow } from '../book/registrationRow.ts'
import { lockRow } from '../book/store.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { arrangementOf, datedEntries, type Entries } from './arrangement.ts'
import { messagesOf, type Workshop } from './fillQueue.ts'
import { type Reminder, reminderDue } from './reminders.ts'
import type { MessageSettings } from './settings.ts'
import { storeMessages } from './store.ts'

/** Registrations of one transaction: few, so that nobody who signs up waits for long. */
const atOnce = 20

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
  const where: Where[] = [
    { bookable: { equals: keyOf(of) } },
    { state: { equals: 'confirmed' } },
    { createdAt: { less_than: new Date(due).toISOString() } },
  ]
  // the key names the beginning: of one that was moved people are reminded again
  const tells = [{ notice: 'reminder' as const, at: start }]
  const { docs } = await payload.db.find({
    collection: 'registrations',
    where: { and: where },
    select: {},
    limit: 0,
    pagination: false,
  })
  let made = 0
  for (let at = 0; at < docs.length; at += atOnce) {
    const some = { id: { in: docs.slice(at, at + atOnce).map(({ id }) => String(id)) } }
    made += await untilWritten(() =>
      apart(() =>
        wholly(payload, async (req) => {
          // under the lock nobody has their data erased, or cancels, between what is read and what is made of it
          await lockRow(payload, keyOf(of), req)
          const rows = await registrationsIn(payload, { and: [...where, some] }, req)
          const messages = rows.flatMap((row) => messagesOf(workshop, row, tells, undefined, templates))
          return storeMessages(payload, messages, now, req)
        }),
      ),
    )
  }
  return made
}

async function registrationsIn({ db }: Pick<Payload, 'db'>, where: Where, req: PayloadRequest) {
  const { docs } = await db.find({ collection: 'registrations', where, limit: 0, pagination: false, req })
  return docs.map((doc) => registrationRow.parse(doc))
}
