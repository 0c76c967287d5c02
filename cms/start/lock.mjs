import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { findProcess, isAlive } from './processes.mjs'
import { workPath } from './workspace.mjs'

/** @typedef {import('./processes.mjs').Process} Process */
/** @typedef {{ alsoHeldBy: (pid: number) => void, release: () => void }} Lock */

/**
 * Waits until nobody else installs or builds in this checkout, and keeps others out until `release`. A lock whose
 * processes have ended, killed ones included, counts for nothing.
 * @param {string} checkout
 * @param {(pid: number) => void} onWait called once when somebody else holds it
 * @param {AbortSignal} [signal] ends the waiting
 * @returns {Promise<Lock>}
 */
export async function takeLock(checkout, onWait, signal) {
  const file = workPath(checkout, 'setup.lock')
  const mine = `${file}.${process.pid}`
  const holders = [process.pid].flatMap((pid) => findProcess(pid) ?? [])
  writeFileSync(mine, JSON.stringify(holders))
  let told = false
  try {
    while (!tryLink(mine, file)) {
      const content = read(file)
      const holder = parse(content).find(isAlive)
      if (holder === undefined) {
        discard(file, content)
        continue
      }
      if (!told) onWait(holder.pid)
      told = true
      await sleep(300, undefined, { signal })
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return {
    // A killed set-up leaves its npm or its build running for a while: they hold the lock too.
    alsoHeldBy(pid) {
      holders.push(...[findProcess(pid) ?? []].flat())
      writeFileSync(mine, JSON.stringify(holders))
      renameSync(mine, file)
    },
    release: () => rmSync(file, { force: true }),
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function tryLink(from, to) {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    return false
  }
}

/**
 * Removes a stale lock, but not the fresh one of somebody who was faster.
 * @param {string} file
 * @param {string} stale its content
 */
function discard(file, stale) {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (read(aside) !== stale) tryLink(aside, file)
  rmSync(aside, { force: true })
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/**
 * @param {string} content
 * @returns {Process[]}
 */
function parse(content) {
  try {
    return JSON.parse(content)
  } catch {
    return []
  }
}
