/** How many requests of one kind are let through. */
export interface Share {
  /** Under way at a time, in all, of one network and of one address. */
  most: number
  mostOfNetwork: number
  mostOfOne: number
  /** Waiting for that, in all and of one address. */
  mostWaiting: number
  mostWaitingOfOne: number
}

/** Whom a request is counted to. */
export interface Who {
  address: string
  /** Of many addresses that one person may have; in IPv4 the address itself. */
  network: string
}

interface Waiting extends Who {
  enter: () => void
  giveWay: () => void
}

/** Gives a place back; once is enough. */
export type Leave = () => void

/**
 * Lets requests through to what can answer only so many. Whoever finds no place waits for one, a few at a time. Places go
 * to networks and their addresses in turn: the next is of the one with the fewest inside, and among equals of the one who
 * has waited longest. When too many wait, the newest of those with the most waiting gives way to one who has fewer: so
 * however many ask, nobody else is kept out as long as one of them has two. One network never has all places: what is
 * begun may take long, and is not taken back.
 */
export class Places {
  readonly #share: Share
  readonly #inside = new Tally()
  /** Oldest first. */
  readonly #waiting = new Set<Waiting>()
  readonly #waitingOf = new Tally()

  constructor(share: Share) {
    this.#share = share
  }

  /**
   * Waits for a place.
   * @param who is counted
   * @param gone tells that nobody waits any more
   * @returns how to give the place back; `full` when too many wait, `gone` when it was left before its turn
   */
  async take({ address, network }: Who, gone: AbortSignal): Promise<Leave | 'full' | 'gone'> {
    if (gone.aborted) return 'gone'
    const who = { address, network }
    if (this.#inside.all < this.#share.most && this.#mayEnter(who)) return this.#enter(who)
    if (!this.#makeWayFor(who)) return 'full'
    return new Promise((resolve) => {
      const stop = (): void => {
        gone.removeEventListener('abort', leaveQueue)
        if (this.#waiting.delete(waiting)) this.#waitingOf.change(who, -1)
      }
      const waiting: Waiting = {
        ...who,
        enter: () => {
          stop()
          resolve(this.#enter(who))
        },
        giveWay: () => {
          stop()
          resolve('full')
        },
      }
      const leaveQueue = (): void => {
        stop()
        resolve('gone')
      }
      gone.addEventListener('abort', leaveQueue, { once: true })
      this.#waiting.add(waiting)
      this.#waitingOf.change(who, 1)
    })
  }

  #enter(who: Who): Leave {
    this.#inside.change(who, 1)
    let isInside = true
    return () => {
      if (!isInside) return
      isInside = false
      this.#inside.change(who, -1)
      this.#next()?.enter()
    }
  }

  /** Whether neither its network nor its address has all that it may have. */
  #mayEnter({ address, network }: Who): boolean {
    const { mostOfOne, mostOfNetwork } = this.#share
    return this.#inside.of('address', address) < mostOfOne && this.#inside.of('network', network) < mostOfNetwork
  }

  #next(): Waiting | undefined {
    let next: Waiting | undefined
    let [least, leastOfAddress] = [Infinity, Infinity]
    for (const waiting of this.#waiting) {
      if (!this.#mayEnter(waiting)) continue
      const ofNetwork = this.#inside.of('network', waiting.network)
      const ofAddress = this.#inside.of('address', waiting.address)
      if (ofNetwork > least || (ofNetwork === least && ofAddress >= leastOfAddress)) continue
      next = waiting
      ;[least, leastOfAddress] = [ofNetwork, ofAddress]
      // nobody has fewer: of a crowd from everywhere it is the first that is looked at
      if (least === 0) break
    }
    return next
  }

  /** Sees to it that one more may wait. @returns whether it may */
  #makeWayFor({ address, network }: Who): boolean {
    const { mostWaiting, mostWaitingOfOne } = this.#share
    const ofOne = this.#waitingOf.of('address', address)
    if (ofOne >= mostWaitingOfOne) return false
    if (this.#waiting.size < mostWaiting) return true
    const all = [...this.#waiting]
    const own = all.filter((waiting) => waiting.network === network)
    const largest = ofLargest(all, 'network')
    // one more than a newcomer's would change nothing but who waits
    const crowd = largest.length > own.length + 1 ? largest : own
    const crowded = ofLargest(crowd, 'address')
    const isFewer = crowd === largest || crowded.length > ofOne + 1
    if (isFewer) crowded.at(-1)?.giveWay()
    return isFewer
  }
}

/** How many there are in all, of each network and of each address; kept, since each of a crowd asks for it. */
class Tally {
  all = 0
  readonly #counts = { address: new Map<string, number>(), network: new Map<string, number>() }

  of(by: keyof Who, name: string): number {
    return this.#counts[by].get(name) ?? 0
  }

  change(who: Who, more: 1 | -1): void {
    this.all += more
    for (const by of ['address', 'network'] as const) {
      const count = this.of(by, who[by]) + more
      if (count === 0) this.#counts[by].delete(who[by])
      else this.#counts[by].set(who[by], count)
    }
  }
}

/** Those of the network or address that has the most of them, oldest first. */
function ofLargest(all: readonly Waiting[], by: keyof Who): Waiting[] {
  const counts = new Map<string, number>()
  for (const who of all) counts.set(who[by], (counts.get(who[by]) ?? 0) + 1)
  let [largest, most] = ['', 0]
  for (const [name, number] of counts) if (number > most) [largest, most] = [name, number]
  return all.filter((waiting) => waiting[by] === largest)
}
