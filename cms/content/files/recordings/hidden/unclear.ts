import { setImmediate } from 'node:timers/promises'

/** Why a recording cannot be cleared. */
export type Reason =
  /** A part that cannot be read, or more parts than any recording has. */
  | 'recording-in-pieces'
  /** A track that is neither seen nor heard: a device writes its places there. */
  | 'recording-with-measurements'
  /** A track of text: drones write coordinates as subtitles. */
  | 'recording-with-text'

/** A recording of which nobody can say what it tells beside what is seen and heard. */
export class Unclear extends Error {
  readonly reason: Reason

  constructor(reason: Reason) {
    super(reason)
    this.reason = reason
  }
}

/** Parts of a file that are looked at, at most: an hour of a recording in pieces has some hundred thousand. */
const mostParts = 1_000_000
/** Parts after which others have their turn: what is in memory is read without a wait. */
const inARow = 2_000

/** Counts the parts of a file that are looked at. */
export class Parts {
  readonly #most: number
  #seen = 0

  /** @param most of them */
  constructor(most = mostParts) {
    this.#most = most
  }

  /** One more. @throws Unclear when there are too many */
  async next(): Promise<void> {
    if (++this.#seen > this.#most) throw new Unclear('recording-in-pieces')
    if (this.#seen % inARow === 0) await setImmediate()
  }
}
