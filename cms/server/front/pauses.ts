import type { CmsState } from './protocol.ts'

/** First and longest pause before a CMS that ended again is started again, in milliseconds. */
const [firstPause, longestPause] = [1_000, 60_000]
/** How long a CMS must have been ready for its end to count as the first, in milliseconds. */
const steadyFor = 120_000
/** Ends in a row from which on it is said that starting it again does not help. */
const loop = 3

/** When a CMS that ended is started again: at once, and then after pauses that grow. */
export class Pauses {
  #inARow = 0

  /**
   * Notes that the CMS has ended.
   * @param readyFor how long it had been ready, in milliseconds; undefined when it never was
   * @returns the pause before it is started again, in milliseconds, and what to say of it until then
   */
  after(readyFor: number | undefined): { pause: number; state: Extract<CmsState, 'restarting' | 'crash-looping'> } {
    if (readyFor !== undefined && readyFor >= steadyFor) this.#inARow = 0
    this.#inARow += 1
    const pause = this.#inARow === 1 ? 0 : Math.min(firstPause * 2 ** (this.#inARow - 2), longestPause)
    return { pause, state: this.#inARow < loop ? 'restarting' : 'crash-looping' }
  }
}
