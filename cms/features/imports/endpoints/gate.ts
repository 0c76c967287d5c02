import type { Reason } from '../../../base/catalogue.ts'
import { Refusal } from '../../../base/refusal.ts'
import { importReason } from '../batch/refusals.ts'

interface Reasons {
  own: Reason
  /** @param count of those who are inside */
  others: (count: number) => Reason
}

/** Lets heavy work in: one piece a person, and few in all, so that the server has memory and time for the others. */
export class Gate {
  readonly #most: number
  readonly #inside = new Set<string>()
  readonly #reasons: Reasons

  /**
   * @param most pieces of work at a time
   * @param reasons what somebody is told whose own work is under way, and whom others keep out
   */
  constructor(most: number, reasons: Reasons) {
    this.#most = most
    this.#reasons = reasons
  }

  /**
   * Does the work of a person. Nobody waits at the gate: whoever waits holds a connection, and would not know why.
   * @throws Refusal while this person's work is under way, or that of too many others
   */
  async pass<T>(person: string, work: () => Promise<T>): Promise<T> {
    if (this.#inside.has(person)) throw new Refusal(this.#reasons.own)
    if (this.#inside.size >= this.#most) throw new Refusal(this.#reasons.others(this.#inside.size))
    this.#inside.add(person)
    try {
      return await work()
    } finally {
      this.#inside.delete(person)
    }
  }
}

/** For the reading and planning of tables, and for exports. */
export const tableGate = new Gate(3, {
  own: importReason('own-table-under-way'),
  others: (count) => importReason('tables-of-others-under-way', { count }),
})

/** For the look whether a batch can be undone, which holds all of its journal in memory. */
export const undoGate = new Gate(1, {
  own: importReason('own-undo-under-way'),
  others: () => importReason('undo-of-others-under-way'),
})
