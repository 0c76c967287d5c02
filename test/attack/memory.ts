import { setTimeout as pause } from 'node:timers/promises'
import type { TestServer } from '../support/server.ts'
import { collectGarbage } from './collectGarbage.ts'
import { residentBytes } from './processTree.ts'

/** The part of the generated requests that only warms up what is measured. */
export const warmUpShare = 0.2
/** How often the memory is looked at, and how long it may take to come back, in milliseconds. */
const [everyMs, patienceMs] = [500, 90_000]
/** Looks in a row without a new lowest value after which it is at rest. */
const looksAtRest = 20

/**
 * Waits until the memory of a server that nobody asks anything has come back, or will not. What nothing holds any more is
 * given up first.
 * @param before what it was, in bytes; without it the memory is waited for to fall no more
 * @returns the least that it was, in bytes
 */
export async function untilMemoryIsBack(server: TestServer, before?: number): Promise<number> {
  const deadline = Date.now() + patienceMs
  let least = Infinity
  let looks = 0
  for (let look = 0; Date.now() < deadline; look++) {
    // what was still being answered is given up by the next
    if (look % looksAtRest === 0) await collectGarbage(server)
    const now = residentBytes(server.pid)
    looks = now < least * 0.995 ? 0 : looks + 1
    least = Math.min(least, now)
    if (before !== undefined && least <= before * 1.1) break
    if (before === undefined && looks >= looksAtRest) break
    await pause(everyMs)
  }
  return least
}
