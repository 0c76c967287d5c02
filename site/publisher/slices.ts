import { setTimeout } from 'node:timers/promises'

/** Longest time that a slice holds the event loop, in milliseconds, if no single item takes longer. */
const slice = 10

/** How work that nobody waits for is done. */
export interface Pace {
  /** Between two slices, in milliseconds. */
  pause: number
  /** Ends the work early: it is rejected. */
  signal?: AbortSignal | undefined
}

/** Does something with each item, in slices; other requests come in between. */
export async function inSlices<T>(items: Iterable<T>, { pause, signal }: Pace, work: (item: T) => void): Promise<void> {
  let until = performance.now() + slice
  for (const item of items) {
    signal?.throwIfAborted()
    work(item)
    if (performance.now() < until) continue
    await setTimeout(pause, undefined, { signal })
    until = performance.now() + slice
  }
}
