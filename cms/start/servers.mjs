import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './failure.mjs'
import { findProcess, isAlive } from './processes.mjs'
import { root, workPath } from './workspace.mjs'

/**
 * Notes that this process serves from this checkout, so that nobody installs or builds under it until it ends.
 * @param {string} [checkout]
 */
export function registerServer(checkout = root) {
  try {
    const file = workPath(checkout, 'servers', String(process.pid))
    writeFileSync(file, JSON.stringify(findProcess(process.pid)))
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
    if (isRunning(file)) {
      throw new Failure(
        `源码或依赖有变化，需要${purpose}，但进程 ${name} 的服务器正用着这个目录。请先停止它（kill ${name}），再运行一次。`,
      )
    }
    rmSync(file, { force: true })
  }
}

/**
 * A file that a crash left empty tells of no server.
 * @param {string} file
 */
function isRunning(file) {
  try {
    return isAlive(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
