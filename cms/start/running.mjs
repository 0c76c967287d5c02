import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root, workPath } from './checkout.mjs'
import { Failure } from './tasks.mjs'

// Who sets up or serves in a checkout: each notes its processes in a file, and a note counts as long as one of them runs.

/** @typedef {{ pid: number, identity: string }} Process */
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
  const holders = [processOf(process.pid)]
  writeFileSync(mine, JSON.stringify(holders))
  let told = false
  try {
    while (!tryLink(mine, file)) {
      const note = read(file)
      const holder = runningOf(note)
      if (holder === undefined) {
        discard(file, note)
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
    // A killed set-up leaves its npm or its builds running for a while: they hold the lock too.
    alsoHeldBy(pid) {
      holders.push(processOf(pid))
      writeFileSync(mine, JSON.stringify(holders))
      renameSync(mine, file)
    },
    release: () => rmSync(file, { force: true }),
  }
}

/**
 * Notes that this process serves from this checkout, so that nobody installs or builds under it until it ends.
 * @param {string} [checkout]
 */
export function registerServer(checkout = root) {
  try {
    const file = workPath(checkout, 'servers', String(process.pid))
    writeFileSync(file, JSON.stringify([processOf(process.pid)]))
    process.once('exit', () => rmSync(file, { force: true }))
  } catch (error) {
    // A checkout that cannot be written to cannot be rebuilt either.
    if (!['EROFS', 'EACCES', 'EPERM'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error
  }
}

/**
 * @param {string} checkout
 * @param {string} purpose what would be done to the checkout
 * @throws {Failure} when a server runs from it
 */
export function refuseUnderServer(checkout, purpose) {
  const folder = path.dirname(workPath(checkout, 'servers', 'any'))
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name)
    if (runningOf(read(file)) !== undefined) {
      throw new Failure(
        `源码或依赖有变化，需要${purpose}，但进程 ${name} 的服务器正用着这个目录。请先停止它（kill ${name}），再运行一次。`,
      )
    }
    rmSync(file, { force: true })
  }
}

/**
 * Tells a process apart from a later one with the same number (after a restart of a container it is always the same).
 * @param {number} pid
 * @returns {Process}
 */
export function processOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in the second field may hold blanks; the start time is the twentieth field after it.
    return { pid, identity: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '' }
  } catch {
    return { pid, identity: '' }
  }
}

/**
 * The first process of a note that still runs. A note that a crash left empty tells of none; an older program that runs
 * still has noted one process by itself.
 * @param {string} note
 * @returns {Process | undefined}
 */
function runningOf(note) {
  /** @type {unknown} */
  let noted
  try {
    noted = JSON.parse(note)
  } catch {
    return undefined
  }
  return [/** @type {Process | Process[]} */ (noted)].flat().find(isRunning)
}

/** @param {Partial<Process> | null} known */
function isRunning(known) {
  const { pid = 0, identity } = known ?? {}
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false
  }
  return processOf(pid).identity === identity
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
 * @param {string} stale its note
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
