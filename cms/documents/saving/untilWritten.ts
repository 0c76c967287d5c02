import { setTimeout as pause } from 'node:timers/promises'
import { mayBeWrittenAgain } from './savedMeanwhile.ts'

/** How often a transaction that another one was faster than is made anew, and the pause before, in milliseconds. */
const [mostTries, pauseMs] = [20, 50] as const

/**
 * Does a transaction, again while others are faster.
 * @throws what it throws, at the last try whatever that is
 */
export async function untilWritten<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!mayBeWrittenAgain(error) || tries === mostTries) throw error
      await pause(pauseMs)
    }
  }
}
