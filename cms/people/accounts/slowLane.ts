import { setTimeout as pause } from 'node:timers/promises'

/** How long every answer of the slow lane takes, in milliseconds: more than looking at a password does. */
export const slowAnswer = 3_000
/** Most who wait at once, of all addresses; each holds a request. */
const mostWaiting = 400

/**
 * How log-ins are answered from an address that has sent too many: after one and the same time, whoever is meant and
 * whatever came of it, so that somebody with a right password gets in, and nobody learns who has an account. An account
 * that does not exist costs no work of its own there, or its inventor could keep the server busy.
 */
export class SlowLane {
  #waiting = 0
  /** Work under way on accounts that do not exist, by address. */
  readonly #shared = new Map<string, Promise<void>>()

  /**
   * Does work, and tells its outcome when the time is up.
   * @returns undefined, at once, when too many wait
   */
  async answer<T>(work: () => Promise<T>): Promise<{ value: T } | undefined> {
    if (this.#waiting >= mostWaiting) return undefined
    this.#waiting++
    try {
      const [outcome] = await Promise.allSettled([work(), pause(slowAnswer)])
      if (outcome.status === 'rejected') throw outcome.reason
      return { value: outcome.value }
    } finally {
      this.#waiting--
    }
  }

  /** Does work for an address; whoever comes while it is under way waits for its end instead of doing it again. */
  async share(address: string, work: () => Promise<void>): Promise<void> {
    const underWay = this.#shared.get(address)
    if (underWay !== undefined) return underWay
    const mine = work().finally(() => this.#shared.delete(address))
    this.#shared.set(address, mine)
    return mine
  }
}
