import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Failure } from './tasks.mjs'

/** The checkout that this file belongs to. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * A path in the checkout's own working folder: set-up lock, registered servers, logs. It is not in node_modules, which
 * `npm ci` empties.
 * @param {string} checkout
 * @param {...string} names
 */
export function workPath(checkout, ...names) {
  const file = path.join(checkout, '.gongyun', ...names)
  mkdirSync(path.dirname(file), { recursive: true })
  return file
}

/**
 * The Node that builds and serves: the one among our packages, else the current one when it is new enough.
 * @param {string} checkout
 * @returns {Promise<string>} its path
 * @throws {Failure} when there is none
 */
export async function findNode(checkout) {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const packaged = path.join(checkout, 'node_modules', `node-${system}-${process.arch}`, 'bin', program)
  if (process.execPath === packaged || (await runs(packaged))) return packaged
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  throw new Failure(
    `这个系统（${process.platform} ${process.arch}）没有可用的自带 Node.js，而当前版本 ${process.versions.node} 低于 22.18。请安装 Node.js 24，再运行一次。`,
  )
}

/**
 * The environment for everything that this Node starts.
 * @param {string} checkout
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(checkout, node) {
  const first = [path.dirname(node), path.join(checkout, 'node_modules/.bin')]
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return {
    ...process.env,
    [name]: [...first, process.env[name] ?? ''].join(path.delimiter),
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  }
}

/** @param {string} program a file of the right name may still not run, such as a glibc binary on Alpine */
async function runs(program) {
  return promisify(execFile)(program, ['--version']).then(
    () => true,
    () => false,
  )
}
