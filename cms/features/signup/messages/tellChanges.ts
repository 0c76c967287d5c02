import type { Payload } from 'payload'
import { z } from 'zod'
import { wholly } from '../../../database/wholly.ts'
import { writeIf } from '../../../database/writeIf.ts'
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
  readonly #settling = new Settling()
  /** Entries as they were looked at: a changed one is another object. */
  readonly #seen = new WeakSet<object>()
  /** Ids of entries that are to be looked at again: a change has to stand for a while. */
  readonly #again = new Set<string>()

  constructor({ payload, entries, apart }: Pick<Workshop, 'payload' | 'entries' | 'apart'>) {
    this.#payload = payload
    this.#entries = entries
    this.#apart = apart
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
   * Looks at what has changed.
   * @param now milliseconds since the epoch
   * @returns how many registrations are to be told of something
   */
  async run(now: number): Promise<number> {
    const changed = [...datedEntries(this.#entries)].filter(({ entry }) => !this.#seen.has(entry))
    const ids = [...new Set([...this.#again, ...changed.map(({ entry }) => entry.id)])]
    this.#again.clear()
    let told = 0
    for (let at = 0; at < ids.length; at += entriesAtOnce)
      told += await this.#lookAt(ids.slice(at, at + entriesAtOnce), now)
    for (const { entry } of changed) this.#seen.add(entry)
    return told
  }

  async #lookAt(ids: readonly string[], now: number): Promise<number> {
    const { docs } = await this.#payload.db.find({
      collection: 'seats',
      where: { entry: { in: [...ids] } },
      limit: 0,
      pagination: false,
    })
    let told = 0
    for (const doc of docs) {
      const of = bookableOf(doc)
      if (of !== undefined) told += await this.#compare(of, seats.parse(doc), now)
    }
    return told
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
    this.#settling.hasSettled(row.key, undefined, now)
    return difference === undefined ? 0 : this.#tell(of, difference, before, now)
  }

  /** Notes what everybody concerned is to be told, and that they are, in one transaction. */
  async #tell(of: Bookable, { notice, before, after, told }: Difference, from: object, now: number): Promise<number> {
    const { db } = this.#payload
    const key = keyOf(of)
    return this.#apart(() =>
      wholly(this.#payload, async (req) => {
        // as everything that writes registrations of it
        const { id } = await lockRow(this.#payload, key, req)
        const row = await db.findOne({ collection: 'seats', where: { id: { equals: id } }, req })
        // another server was faster
        if (JSON.stringify(toldSchema.safeParse(row && seats.parse(row).told).data) !== JSON.stringify(from)) return 0
        const { docs } = await db.find({
          collection: 'registrations',
          where: { and: [{ bookable: { equals: key } }, { state: { in: [...standing] } }] },
          select: { tell: true },
          limit: 0,
          pagination: false,
          req,
        })
        const one = { notice, at: new Date(now).toISOString(), ...(before && { before }), ...(after && { after }) }
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
