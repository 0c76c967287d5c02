import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { workPath } from './checkout.mjs'
import { Failure, lastLines, runLogged, stage } from './tasks.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

/** What npm notes at the very end of an installation: what it has installed. */
const installedFile = 'node_modules/.package-lock.json'

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

/**
 * Whether everything that the lock names is installed, by us or by hand.
 * @param {string} checkout
 */
export async function dependenciesAreReady(checkout) {
  const wanted = await lockedPackages(path.join(checkout, 'package-lock.json'))
  /** @type {Record<string, LockedPackage>} */
  const installed = await lockedPackages(path.join(checkout, installedFile)).catch(() => ({}))
  return Object.entries(wanted).every(([name, { version, integrity, optional }]) => {
    const found = installed[name]
    return found ? found.version === version && found.integrity === integrity : optional === true
  })
}

/**
 * Installs what the lock says, development packages included: the build needs them.
 * @param {string} checkout
 * @param {AbortSignal} signal
 * @param {(pid: number) => void} onStart
 * @throws {Failure} with what to do when it did not succeed
 */
export async function installDependencies(checkout, signal, onStart) {
  const log = workPath(checkout, 'install.log')
  const { command, args, shell } = npm(checkout)
  const install = [...args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  await stage('正在安装依赖', '依赖已就绪', async () => {
    // npm removes what is there in no order: what is interrupted must not look finished
    await rm(path.join(checkout, installedFile), { force: true })
    if (await runLogged({ command, args: install, cwd: checkout, shell }, log, signal, onStart)) return
    const output = lastLines(log)
    const advice = advices.find(([pattern]) => pattern.test(output))?.[1] ?? '原因见日志'
    throw new Failure(`依赖没有装好：${advice}，然后再运行一次。日志：${log}`)
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
