import type { Payload } from 'payload'
import type { Logger } from 'pino'
import { z } from 'zod'
import { wholly } from '../../../database/wholly.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { untilWritten } from '../../../documents/saving/untilWritten.ts'
import { tell } from '../book/registrationRow.ts'
import { seatsRow } from '../book/seatsRow.ts'
import { lockRow } from '../book/store.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { standing } from '../asked/words.ts'
import { arrangementOf, datedEntries, type Entries } from './arrangement.ts'
import { type Difference, Settling, toldSchema, whatChanged } from '../rules/changes.ts'
import { bookableOf, type Workshop } from './fillQueue.ts'

const seats = seatsRow.pick({ id: true, key: true, told: true })
const toTell = z.object({ id: z.string(), tell: z.array(tell).nullish().catch(undefined) })

interface LogOfChanges {
  log: Pick<Logger, 'warn'>
}

/** Entries asked for at a time. */
const entriesAtOnce = 200

/**
 * Looks for changes of what people have signed up for, and has everybody concerned told of each once. It looks at
 * entries that have changed since it looked last, at all after a start.
 */
export class ChangeWatch {
  readonly #payload: Payload
  readonly #entries: Entries
  readonly #apart: Workshop['apart']
  readonly #log: Pick<Logger, 'warn'>
  readonly #settling = new Settling()
  /** Entries as they were taken up: a changed one is another object. */
  readonly #seen = new WeakSet<object>()
  /** Ids of entries that are to be looked at: a change has to stand for a while, and what failed is done again. */
  readonly #again = new Set<string>()

  constructor({ payload, entries, apart, log }: Pick<Workshop, 'payload' | 'entries' | 'apart'> & LogOfChanges) {
    this.#payload = payload
    this.#entries = entries
    this.#apart = apart
    this.#log = log
  }

  /** Has an entry looked at: somebody has signed up, and what they were told is to be noted. */
  look(entry: string): void {
    this.#again.add(entry)
  }

  /** Whether anything is to be looked at. */
  get hasWork(): boolean {
    if (this.#again.size > 0) return true
    for (const { entry } of datedEntries(this.#entries)) if (!this.#seen.has(entry)) return true
    return false
  }

  /**
   * Looks at what has changed. What fails is logged, and stays to be looked at.
   * @param now milliseconds since the epoch
   * @returns how many registrations are to be told of something
   * @throws what the database throws when nothing can be read
   */
  async run(now: number): Promise<number> {
    for (const { entry } of datedEntries(this.#entries)) {
      if (this.#seen.has(entry)) continue
      this.#seen.add(entry)
      this.#again.add(entry.id)
    }
    const ids = [...this.#again]
    let told = 0
    for (let at = 0; at < ids.length; at += entriesAtOnce)
      told += await this.#lookAt(ids.slice(at, at + entriesAtOnce), now)
    return told
  }

  async #lookAt(ids: readonly string[], now: number): Promise<number> {
    const { docs } = await this.#payload.db.find({
      collection: 'seats',
      where: { entry: { in: [...ids] } },
      limit: 0,
      pagination: false,
    })
    // what has to be looked at once more is noted again on the way
    for (const id of ids) this.#again.delete(id)
    let told = 0
    for (const doc of docs) {
      const of = bookableOf(doc)
      if (of !== undefined) told += await this.#compareOrNote(of, doc, now)
    }
    return told
  }

  /** What cannot be told of the one keeps nobody from the other, and is told when it can be. */
  async #compareOrNote(of: Bookable, doc: unknown, now: number): Promise<number> {
    try {
      return await this.#compare(of, seats.parse(doc), now)
    } catch (error) {
      this.#again.add(of.entry)
      this.#log.warn({ err: error, bookable: keyOf(of) }, '有一处时间地点的变动没有通知成，稍后自动再试')
      return 0
    }
  }

  async #compare(of: Bookable, row: z.infer<typeof seats>, now: number): Promise<number> {
    const is = arrangementOf(this.#entries, of)
    // an entry is taken down to be mended too: nobody is told anything until it is back, or the date called off
    if (is === undefined) return 0
    const before = toldSchema.safeParse(row.told).data
    if (before === undefined) {
      await writeIf(this.#payload, 'seats', { id: { equals: row.id } }, { told: is })
      return 0
    }
    const difference = whatChanged(before, is, now)
    if (!this.#settling.hasSettled(row.key, difference?.told, now)) {
      if (difference !== undefined) this.#again.add(of.entry)
      return 0
    }
    if (difference === undefined) return 0
    const told = await untilWritten(() => this.#tell(of, difference, before, now))
    // until it is written it has stood for long enough; whatever another server has told, what is left is seen then
    this.#settling.hasSettled(row.key, undefined, now)
    if (told === undefined) this.#again.add(of.entry)
    return told ?? 0
  }

  /**
   * Notes what everybody concerned is to be told, and that they are, in one transaction.
   * @returns how many they are; undefined when another server was faster
   */
  async #tell(
    of: Bookable,
    { notice, changes, told }: Difference,
    from: object,
    now: number,
  ): Promise<number | undefined> {
    const { db } = this.#payload
    const key = keyOf(of)
    return this.#apart(() =>
      wholly(this.#payload, async (req) => {
        // as everything that writes registrations of it
        const { id } = await lockRow(this.#payload, key, req)
        const row = await db.findOne({ collection: 'seats', where: { id: { equals: id } }, req })
        if (JSON.stringify(toldSchema.safeParse(row && seats.parse(row).told).data) !== JSON.stringify(from))
          return undefined
        const { docs } = await db.find({
          collection: 'registrations',
          where: { and: [{ bookable: { equals: key } }, { state: { in: [...standing] } }] },
          select: { tell: true },
          limit: 0,
          pagination: false,
          req,
        })
        const one = { notice, at: new Date(now).toISOString(), changes }
        for (const found of docs.map((doc) => toTell.parse(doc)))
          await db.updateOne({
            collection: 'registrations',
            id: found.id,
            data: { tell: [...(found.tell ?? []), one], hasToTell: true },
            req,
            returning: false,
          })
        await writeIf(this.#payload, 'seats', { id: { equals: id } }, { told }, req)
        return docs.length
      }),
    )
  }
}
