import { LRUCache } from 'lru-cache'
import type { Payload } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable, DrawShown } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import { ensureRow, readRow } from '../book/store.ts'
import { digestOf } from '../rules/draw.ts'

/** Most draws that are remembered: of one that was made nothing changes any more. */
const mostRemembered = 200

const drawn = z.object({ number: z.number() })

/** What is public of draws: what the seed is held to beforehand; afterwards the seed, and the numbers in their order. */
export class Draws {
  readonly #payload: Payload
  readonly #made = new LRUCache<string, DrawShown>({ max: mostRemembered })

  constructor(payload: Payload) {
    this.#payload = payload
  }

  /**
   * Shows a draw. Its seed is made now, where nobody has signed up yet: its digest is to stand before anybody can.
   * @param isDrawn whether places are drawn of what is public now; what was drawn is shown whatever it is now
   * @throws Refusal where nothing is drawn
   */
  async show(bookable: Bookable, isDrawn: boolean): Promise<DrawShown> {
    const key = keyOf(bookable)
    const made = this.#made.get(key)
    if (made !== undefined) return made
    if (isDrawn) await ensureRow(this.#payload, bookable)
    const row = await readRow(this.#payload, key)
    if (!row?.seed || (!isDrawn && !row.drawnAt)) throw new Refusal(signUpReason('nothing-drawn'))
    const digest = digestOf(row.seed)
    if (!row.drawnAt) return { digest }
    const order = await this.#orderOf(key)
    const shown = { digest, drawnAt: row.drawnAt, seed: row.seed, order }
    this.#made.set(key, shown)
    return shown
  }

  async #orderOf(key: string): Promise<number[]> {
    const { docs } = await this.#payload.db.find({
      collection: 'registrations',
      where: { and: [{ bookable: { equals: key } }, { rank: { greater_than: 0 } }] },
      select: { number: true },
      sort: 'rank',
      pagination: false,
      limit: 0,
    })
    return docs.map((doc) => drawn.parse(doc).number)
  }
}
