/** How many requests of one kind are let through. */
export interface Share {
  /** Under way at a time, in all and of one address. */
  most: number
  mostOfOne: number
  /** Waiting for that, in all and of one address. */
  mostWaiting: number
  mostWaitingOfOne: number
}

interface Waiting {
  who: string
  enter: () => void
}

/** Gives a place back; once is enough. */
export type Leave = () => void

/**
 * Lets requests through to what can answer only so many. Whoever finds no place waits for one, a few at a time, and the
 * next place is of the one who has waited longest among those whose address has not its share yet: so one address
 * cannot take all of them, nor the whole queue.
 */
export class Places {
  readonly #share: Share
  readonly #inside = new Map<string, number>()
  #taken = 0
  #waiting: Waiting[] = []

  constructor(share: Share) {
    this.#share = share
  }

  /**
   * Waits for a place.
   * @param who is counted
   * @param gone tells that nobody waits any more
   * @returns how to give the place back; `full` when too many wait already, `gone` when it was left before its turn
   */
  async take(who: string, gone: AbortSignal): Promise<Leave | 'full' | 'gone'> {
    if (gone.aborted) return 'gone'
    if (this.#hasRoomFor(who)) return this.#enter(who)
    const { mostWaiting, mostWaitingOfOne } = this.#share
    if (this.#waiting.length >= mostWaiting || this.#waitingOf(who) >= mostWaitingOfOne) return 'full'
    return new Promise((resolve) => {
      const waiting: Waiting = {
        who,
        enter: () => {
          gone.removeEventListener('abort', leaveQueue)
          resolve(this.#enter(who))
        },
      }
      const leaveQueue = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting)
        resolve('gone')
      }
      gone.addEventListener('abort', leaveQueue, { once: true })
      this.#waiting.push(waiting)
    })
  }

  #enter(who: string): Leave {
    this.#taken++
    this.#inside.set(who, (this.#inside.get(who) ?? 0) + 1)
    let isInside = true
    return () => {
      if (!isInside) return
      isInside = false
      this.#taken--
      const left = (this.#inside.get(who) ?? 1) - 1
      if (left === 0) this.#inside.delete(who)
      else this.#inside.set(who, left)
      const next = this.#waiting.findIndex((waiting) => this.#hasRoomFor(waiting.who))
      if (next !== -1) this.#waiting.splice(next, 1)[0]?.enter()
    }
  }

  #hasRoomFor(who: string): boolean {
    return this.#taken < this.#share.most && (this.#inside.get(who) ?? 0) < this.#share.mostOfOne
  }

  #waitingOf(who: string): number {
    return this.#waiting.filter((waiting) => waiting.who === who).length
  }
}
