import { setImmediate } from 'node:timers/promises'

/** Longest time that a plan is worked on without others having their turn, in milliseconds. */
const longest = 8

/**
 * Makes what long work calls now and then, so that others have their turn. It costs nothing while there was one a moment
 * ago.
 * @param look called at each turn; what it throws ends the work
 */
export function pausing(look: () => void = () => undefined): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < longest) return
    look()
    await setImmediate()
    since = performance.now()
  }
}
