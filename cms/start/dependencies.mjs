import { createHash } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import path from 'node:path'
import { lastLines, runLogged } from './children.mjs'
import { Failure } from './failure.mjs'
import { isStamped, stamped } from './stamp.mjs'
import { startStage } from './terminal.mjs'
import { workPath } from './workspace.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], link?: boolean }} LockedPackage */

/** @type {[pattern: RegExp, advice: string][]} */
const advices = [
  [/ENOSPC/, '磁盘已满，请腾出空间'],
  [/EACCES|EPERM|EROFS/, '没有写这个目录的权限，请检查它的属主'],
  [
    /ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ENETUNREACH|CERT/,
    '连不上 npm 源，请检查网络、代理和 npm 的 registry 设置',
  ],
  [/EUSAGE/, 'package.json 与 package-lock.json 不一致，请恢复这两个文件'],
]

/** @param {string} checkout */
export async function dependenciesAreReady(checkout) {
  const state = await dependencyState(checkout)
  if (await isStamped(stampFile(checkout), state)) return true
  if (!(await npmInstalledTheLock(checkout))) return false
  await stamped(stampFile(checkout), state, async () => {})
  return true
}

/**
 * Installs what the lock says, development packages included: the build needs them.
 * @param {string} checkout
 * @param {AbortSignal} signal
 * @param {(pid: number) => void} onStart
 */
export async function installDependencies(checkout, signal, onStart) {
  const log = workPath(checkout, 'install.log')
  const expected = await expectedPackages(checkout)
  const stage = startStage('正在安装依赖')
  const look = async () => {
    const present = await countPresent(checkout, expected)
    stage.update(`${present}/${expected.length} 个包`, Math.min(present / expected.length, 0.99))
  }
  const timer = setInterval(() => void look(), 700)
  const { command, args, shell } = npm(checkout)
  const install = [...args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  try {
    await stamped(stampFile(checkout), await dependencyState(checkout), async () => {
      if (!(await runLogged({ command, args: install, cwd: checkout, shell }, log, signal, onStart))) {
        const output = lastLines(log)
        const advice = advices.find(([pattern]) => pattern.test(output))?.[1] ?? '原因见日志'
        throw new Failure(`依赖没有装好：${advice}，然后再运行一次。日志：${log}`)
      }
    })
  } finally {
    clearInterval(timer)
    stage.stop()
  }
  stage.done('依赖已就绪')
}

/** @param {string} checkout */
function stampFile(checkout) {
  return path.join(checkout, 'node_modules/.gongyun-lock')
}

/** @param {string} checkout */
async function dependencyState(checkout) {
  const lock = await readFile(path.join(checkout, 'package-lock.json'))
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')
}

/**
 * Somebody may have run `npm ci` by hand: npm notes at its very end what it has installed.
 * @param {string} checkout
 */
async function npmInstalledTheLock(checkout) {
  try {
    const installed = await lockedPackages(path.join(checkout, 'node_modules/.package-lock.json'))
    const wanted = await lockedPackages(path.join(checkout, 'package-lock.json'))
    return Object.entries(wanted).every(([name, { version, integrity, optional }]) => {
      const found = installed[name]
      return found ? found.version === version && found.integrity === integrity : optional === true
    })
  } catch {
    return false
  }
}

/** @param {string} checkout */
async function expectedPackages(checkout) {
  const packages = await lockedPackages(path.join(checkout, 'package-lock.json'))
  return Object.keys(packages).filter((name) => {
    const { os, cpu, optional } = packages[name] ?? {}
    const fits = (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true)
    return fits || optional !== true
  })
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, LockedPackage>>} without the checkout itself
 */
async function lockedPackages(file) {
  const { '': _checkout, ...packages } = JSON.parse(await readFile(file, 'utf8')).packages
  return packages
}

/**
 * @param {string} checkout
 * @param {string[]} names
 */
async function countPresent(checkout, names) {
  const present = names.map((name) =>
    access(path.join(checkout, name, 'package.json')).then(
      () => 1,
      () => 0,
    ),
  )
  return (await Promise.all(present)).reduce((/** @type {number} */ sum, one) => sum + one, 0)
}

/**
 * The npm that started us, under its own Node: ours lies in node_modules, which is about to be replaced.
 * @param {string} checkout
 */
function npm(checkout) {
  const { npm_execpath: script = '', npm_node_execpath: node = process.execPath } = process.env
  if (path.basename(script) === 'npm-cli.js' && !node.startsWith(path.join(checkout, 'node_modules'))) {
    return { command: node, args: [script], shell: false }
  }
  // On Windows npm is a script for the shell.
  return { command: 'npm', args: [], shell: process.platform === 'win32' }
}
