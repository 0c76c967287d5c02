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
  readonly #inside = new Set<Who>()
  /** Oldest first. */
  #waiting: Waiting[] = []

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
    if (this.#inside.size < this.#share.most && this.#mayEnter({ address, network }))
      return this.#enter({ address, network })
    if (!this.#makeWayFor({ address, network })) return 'full'
    return new Promise((resolve) => {
      const stop = (): void => {
        gone.removeEventListener('abort', leaveQueue)
        this.#waiting = this.#waiting.filter((other) => other !== waiting)
      }
      const waiting: Waiting = {
        address,
        network,
        enter: () => {
          stop()
          resolve(this.#enter({ address, network }))
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
      this.#waiting.push(waiting)
    })
  }

  #enter(who: Who): Leave {
    this.#inside.add(who)
    return () => {
      if (this.#inside.delete(who)) this.#next()?.enter()
    }
  }

  /** Whether neither its network nor its address has all that it may have. */
  #mayEnter({ address, network }: Who): boolean {
    let [ofAddress, ofNetwork] = [0, 0]
    for (const one of this.#inside) {
      if (one.address === address) ofAddress++
      if (one.network === network) ofNetwork++
    }
    return ofAddress < this.#share.mostOfOne && ofNetwork < this.#share.mostOfNetwork
  }

  #next(): Waiting | undefined {
    const [networks, addresses] = [count(this.#inside, 'network'), count(this.#inside, 'address')]
    const inside = ({ network, address }: Who): [number, number] => [
      networks.get(network) ?? 0,
      addresses.get(address) ?? 0,
    ]
    let next: Waiting | undefined
    for (const waiting of this.#waiting) {
      const [ofNetwork, ofAddress] = inside(waiting)
      if (ofAddress >= this.#share.mostOfOne || ofNetwork >= this.#share.mostOfNetwork) continue
      const [least, leastOfAddress] = next === undefined ? [Infinity, Infinity] : inside(next)
      if (ofNetwork < least || (ofNetwork === least && ofAddress < leastOfAddress)) next = waiting
    }
    return next
  }

  /** Sees to it that one more may wait. @returns whether it may */
  #makeWayFor({ address, network }: Who): boolean {
    const { mostWaiting, mostWaitingOfOne } = this.#share
    const own = this.#waiting.filter((waiting) => waiting.network === network)
    if (own.filter((waiting) => waiting.address === address).length >= mostWaitingOfOne) return false
    if (this.#waiting.length < mostWaiting) return true
    const largest = ofLargest(this.#waiting, 'network')
    // one more than a newcomer's would change nothing but who waits
    const crowd = largest.length > own.length + 1 ? largest : own
    const crowded = ofLargest(crowd, 'address')
    const isFewer =
      crowd === largest || crowded.length > own.filter((waiting) => waiting.address === address).length + 1
    if (isFewer) crowded.at(-1)?.giveWay()
    return isFewer
  }
}

function count(all: Iterable<Who>, by: keyof Who): Map<string, number> {
  const counts = new Map<string, number>()
  for (const who of all) counts.set(who[by], (counts.get(who[by]) ?? 0) + 1)
  return counts
}

/** Those of the network or address that has the most of them, oldest first. */
function ofLargest(all: readonly Waiting[], by: keyof Who): Waiting[] {
  let [largest, most] = ['', 0]
  for (const [name, number] of count(all, by)) if (number > most) [largest, most] = [name, number]
  return all.filter((waiting) => waiting[by] === largest)
}
