import { inspectBuilds, runBuild } from './builds.mjs'
import { interrupted, runVisibly } from './children.mjs'
import { dependenciesAreReady, installDependencies } from './dependencies.mjs'
import { Failure } from './failure.mjs'
import { takeLock } from './lock.mjs'
import { environmentFor, findNode } from './node.mjs'
import { refuseUnderServer } from './servers.mjs'
import { startStage } from './terminal.mjs'

/** @typedef {{ build?: boolean, preflight?: boolean }} Wanted */

/**
 * Brings a checkout to where it can run: dependencies, our own Node, the builds. What is ready is left alone; what was
 * interrupted is done again.
 * @param {string} checkout
 * @param {Wanted} [wanted] `preflight` lets the server check its settings before a long build
 * @returns {Promise<string>} the Node to run things with
 */
export async function setUp(checkout, { build = true, preflight = false } = {}) {
  const stage = startStage('正在检查')
  const ready = await isReady(checkout, build)
  stage.stop()
  if (ready) {
    const node = await findNode(checkout)
    stage.done(build ? '依赖和构建都是最新的' : '依赖是最新的')
    return node
  }

  const interruption = new AbortController()
  const interrupt = () => interruption.abort()
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const signal of signals) process.on(signal, interrupt)
  try {
    return await setUpLocked(checkout, { build, preflight }, interruption.signal)
  } catch (error) {
    throw interruption.signal.aborted ? interrupted() : error
  } finally {
    for (const signal of signals) process.off(signal, interrupt)
  }
}

/**
 * @param {string} checkout
 * @param {boolean} build
 */
async function isReady(checkout, build) {
  if (!(await dependenciesAreReady(checkout))) return false
  return !build || (await inspectBuilds(checkout)).every(({ ready }) => ready)
}

/**
 * @param {string} checkout
 * @param {Required<Wanted>} wanted
 * @param {AbortSignal} signal
 */
async function setUpLocked(checkout, { build, preflight }, signal) {
  const lock = await takeLock(
    checkout,
    (pid) => console.log(`  另一个进程（${pid}）正在这个目录安装或构建，等它完成……`),
    signal,
  )
  try {
    if (await dependenciesAreReady(checkout)) {
      startStage('').done('依赖已就绪')
    } else {
      refuseUnderServer(checkout, '重新安装依赖')
      await installDependencies(checkout, signal, lock.alsoHeldBy)
    }
    const node = await findNode(checkout)
    const behind = build ? (await inspectBuilds(checkout)).filter(({ ready }) => !ready) : []
    if (behind.length > 0) {
      refuseUnderServer(checkout, '重新构建')
      if (preflight) await checkServer(checkout, node, signal)
    }
    for (const each of behind) await runBuild(checkout, node, each, signal, lock.alsoHeldBy)
    return node
  } finally {
    lock.release()
  }
}

/**
 * A taken port or a wrong setting should not be reported after a build of a minute.
 * @param {string} checkout
 * @param {string} node
 * @param {AbortSignal} signal
 */
async function checkServer(checkout, node, signal) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...environmentFor(checkout, node), NODE_ENV: 'production' }
  const code = await runVisibly({ command: node, args: ['cms/server.ts', '--check'], cwd: checkout, env }, signal)
  if (code !== 0) throw new Failure('没有启动：请先解决上面一行说的问题，再运行一次。', code)
}
