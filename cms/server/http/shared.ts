interface Place {
  network: string
  /** Requests under way on it. */
  underWay: number
}

/** What one network has, each in the order in which it became so. */
interface Own<One> {
  idle: Set<One>
  busy: Set<One>
}

/**
 * So many of a thing, shared by networks. When all are taken, whoever comes takes one of the network that has the most,
 * as long as that one keeps no fewer than the newcomer then has, or else one of its own that is idle. Each step takes
 * the same time however many there are: it is made for each connection of a flood.
 */
export class Shared<One> {
  readonly #most: number
  readonly #places = new Map<One, Place>()
  readonly #owns = new Map<string, Own<One>>()
  /** Networks by how many they have. */
  readonly #bySize = new Map<number, Set<string>>()
  #largest = 0

  constructor(most: number) {
    this.#most = most
  }

  /** @returns who gives way: nobody, another one, or the one that has come. It has left then. */
  enter(one: One, network: string): One | undefined {
    const givesWay = this.#places.size < this.#most ? undefined : this.#whoGivesWay(network)
    if (this.#places.size >= this.#most) {
      if (givesWay === undefined) return one
      this.leave(givesWay)
    }
    this.#places.set(one, { network, underWay: 0 })
    this.#change(network, (own) => own.idle.add(one))
    return givesWay
  }

  /** Something is under way on one, for a network: it counts to that from now on. */
  busy(one: One, network: string): void {
    this.#move(one, network, 1)
  }

  /** Something is no longer under way on one. */
  idle(one: One): void {
    const place = this.#places.get(one)
    if (place !== undefined) this.#move(one, place.network, -1)
  }

  /** One has gone. */
  leave(one: One): void {
    const place = this.#places.get(one)
    if (place === undefined) return
    this.#places.delete(one)
    this.#change(place.network, ({ idle, busy }) => idle.delete(one) || busy.delete(one))
  }

  #move(one: One, network: string, more: 1 | -1): void {
    const place = this.#places.get(one)
    if (place === undefined) return
    this.#change(place.network, ({ idle, busy }) => idle.delete(one) || busy.delete(one))
    place.network = network
    place.underWay += more
    this.#change(network, ({ idle, busy }) => (place.underWay > 0 ? busy : idle).add(one))
  }

  #whoGivesWay(network: string): One | undefined {
    const own = this.#owns.get(network)
    const [crowd = network] = this.#bySize.get(this.#largest) ?? []
    if (this.#largest <= sizeOf(own) + 1) return first(own?.idle)
    const crowded = this.#owns.get(crowd)
    return first(crowded?.idle) ?? first(crowded?.busy)
  }

  #change(network: string, change: (own: Own<One>) => void): void {
    const own = this.#owns.get(network) ?? { idle: new Set(), busy: new Set() }
    const before = sizeOf(own)
    change(own)
    const after = sizeOf(own)
    if (after === 0) this.#owns.delete(network)
    else this.#owns.set(network, own)
    if (before === after) return
    this.#bySize.get(before)?.delete(network)
    if (this.#bySize.get(before)?.size === 0) this.#bySize.delete(before)
    if (after > 0) this.#bySize.set(after, (this.#bySize.get(after) ?? new Set()).add(network))
    // one more or one fewer at a time
    if (after > this.#largest || !this.#bySize.has(this.#largest)) this.#largest = after
  }
}

function sizeOf<One>(own: Own<One> | undefined): number {
  return own === undefined ? 0 : own.idle.size + own.busy.size
}

function first<One>(all: Set<One> | undefined): One | undefined {
  return all?.values().next().value
}
