import { nameOf } from '../../../site/catalogue/documentName.ts'
import type { Change } from '../../documents/port.ts'

/** Time after which all plans are looked ahead at again if anything has changed, in milliseconds. */
const wholeEvery = 30_000

/** What is looked at, and what tells that all of it has to be. */
export interface Foreseeing {
  /** What tells whether something has changed that decides about every plan and of which no change is reported. */
  stamp: () => Promise<string>
  /** The entries for which something is planned, `<collection>/<id>`, the earliest plan first. */
  planned: () => Promise<string[]>
  /**
   * Looks ahead at the plans of an entry, or at one plan.
   * @param name `<collection>/<id>`
   */
  look: (name: string) => Promise<Looked>
}

/** What was looked at, and whether it is known how all of it would end. */
export interface Looked {
  /** `<collection>/<id>` */
  documents: readonly string[]
  isKnown: boolean
}

/**
 * When which plans are looked ahead at: those of an entry that has changed at once, all of them when their circumstances
 * have changed, and every half minute if anything has. One is looked at after the other, so that what is due is held up
 * by one at most.
 */
export class Foresight {
  readonly #seeing: Foreseeing
  /** Names that have to be looked at, in this order. */
  #queue = new Set<string>()
  #planned = new Set<string>()
  /** What changed while one is looked at, of which nothing was known to be planned: it may be of that very one. */
  #meanwhile: Set<string> | undefined
  #circumstances: string | undefined
  /** Whether anything has changed since all of it was looked at, and when that was, in milliseconds since the epoch. */
  #isStale = true
  #wholeAt = 0

  constructor(seeing: Foreseeing) {
    this.#seeing = seeing
  }

  /** Takes note of a committed change. @returns whether there is something to look at for it */
  changed(change: Change): boolean {
    this.#isStale = true
    if (!('collection' in change)) return false
    const name = nameOf(change.collection, change.id)
    if (change.collection !== 'schedules' && !this.#planned.has(name)) {
      this.#meanwhile?.add(name)
      return false
    }
    // somebody is there who changed it: before the others
    this.#queue = new Set([name, ...this.#queue])
    return true
  }

  /**
   * Looks at what has to be looked at, until something else has to be done; what is left waits for the next look.
   * @param now milliseconds since the epoch
   * @param isWanted whether something else has to be done
   * @returns `unclear` when it is to be looked again soon
   */
  async look(now: number, isWanted: () => boolean): Promise<'seen' | 'unclear' | 'interrupted'> {
    await this.#queueAllIfNeeded(now)
    let isClear = true
    const unclear: string[] = []
    try {
      for (let [name] = this.#queue; name !== undefined; [name] = this.#queue) {
        this.#queue.delete(name)
        // until it is known to be seen
        unclear.push(name)
        const meanwhile = (this.#meanwhile = new Set())
        const { documents, isKnown } = await this.#seeing.look(name)
        for (const document of documents) {
          this.#planned.add(document)
          if (meanwhile.has(document)) this.#queue.add(document)
        }
        if (isKnown) unclear.pop()
        else isClear = false
        if (this.#queue.size > 0 && isWanted()) return 'interrupted'
      }
    } finally {
      this.#meanwhile = undefined
      for (const name of unclear) this.#queue.add(name)
    }
    return isClear ? 'seen' : 'unclear'
  }

  async #queueAllIfNeeded(now: number): Promise<void> {
    if (!this.#isStale && this.#planned.size === 0) return
    const stamp = await this.#seeing.stamp()
    const isDue = this.#isStale && Math.abs(now - this.#wholeAt) >= wholeEvery
    if (stamp === this.#circumstances && !isDue) return
    this.#isStale = false
    try {
      const planned = await this.#seeing.planned()
      this.#planned = new Set(planned)
      for (const name of planned) this.#queue.add(name)
    } catch (error) {
      this.#isStale = true
      throw error
    }
    this.#circumstances = stamp
    this.#wholeAt = now
  }
}
