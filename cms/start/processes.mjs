import { readFileSync } from 'node:fs'

/** @typedef {{ pid: number, identity: string }} Process */

/**
 * Tells a process apart from a later one with the same number (after a restart of a container it is always the same).
 * @param {number} pid
 * @returns {Process | undefined} undefined when there is no such process
 */
export function findProcess(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return undefined
  }
  return { pid, identity: startTime(pid) }
}

/** @param {Process} known */
export function isAlive(known) {
  return findProcess(known.pid)?.identity === known.identity
}

/** @param {number} pid */
function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in the second field may hold blanks; the start time is the twentieth field after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
