import { setTimeout } from 'node:timers/promises'
import { mayBeWrittenAgain, SavedMeanwhile } from './savedMeanwhile.ts'

/** How often a write is tried, and the longest pause before the second time, in milliseconds; later ones grow. */
const [attempts, pause] = [10, 40]

/**
 * Makes a write that met another one again, from its beginning: nothing of it was written.
 * @throws SavedMeanwhile when it always meets one
 */
export async function untilAlone<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      const isConflict = mayBeWrittenAgain(error)
      if (!isConflict && !(error instanceof SavedMeanwhile)) throw error
      if (attempt === attempts) throw isConflict ? new SavedMeanwhile() : error
      await setTimeout(Math.random() * pause * attempt)
    }
  }
}
