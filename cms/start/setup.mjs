import { beginBuilds, buildsBehind } from './builds.mjs'
import { environmentFor, findNode } from './checkout.mjs'
import { dependenciesAreReady, installDependencies } from './dependencies.mjs'
import { refuseUnderServer, takeLock } from './running.mjs'
import { Failure, runVisibly, tellDone } from './tasks.mjs'

/** @typedef {{ isBuilt?: boolean, isChecked?: boolean, whenServable?: (node: string) => void }} Wanted */
/** @typedef {import('./running.mjs').Lock} Lock */

/**
 * Brings a checkout to where it can run: dependencies, our own Node, the builds. What is ready is left alone; what was
 * interrupted is done again.
 * @param {string} checkout
 * @param {AbortController} ending ends it early; aborted here when something fails
 * @param {Wanted} [wanted] whether it is to be built, and the server to check its settings before that; called back
 * when a server can be started, which need not wait for the admin
 * @returns {Promise<string>} the Node to run things with, when all is done
 * @throws {Failure} what failed, or the reason for which it was ended
 */
export async function setUp(checkout, ending, { isBuilt = true, isChecked = false, whenServable = () => {} } = {}) {
  const started = performance.now()
  if ((await dependenciesAreReady(checkout)) && (!isBuilt || (await buildsBehind(checkout)).length === 0)) {
    const node = await findNode(checkout)
    tellDone(isBuilt ? '依赖和构建都是最新的' : '依赖是最新的', started)
    whenServable(node)
    return node
  }
  const { signal } = ending
  const lock = await takeLock(
    checkout,
    (pid) => console.log(`  另一个进程（${pid}）正在这个目录安装或构建，等它完成……`),
    signal,
  ).catch((error) => {
    throw signal.aborted ? signal.reason : error
  })
  try {
    return await setUpLocked(checkout, ending, lock, { isBuilt, isChecked, whenServable })
  } finally {
    lock.release()
  }
}

/**
 * @param {string} checkout
 * @param {AbortController} ending
 * @param {Lock} lock
 * @param {Required<Wanted>} wanted
 */
async function setUpLocked(checkout, ending, lock, { isBuilt, isChecked, whenServable }) {
  const started = performance.now()
  if (await dependenciesAreReady(checkout)) {
    tellDone('依赖已就绪', started)
  } else {
    refuseUnderServer(checkout, '重新安装依赖')
    await installDependencies(checkout, ending.signal, lock.alsoHeldBy)
  }
  const node = await findNode(checkout)
  const behind = isBuilt ? await buildsBehind(checkout) : []
  if (behind.length > 0) {
    refuseUnderServer(checkout, '重新构建')
    if (isChecked) await checkServer(checkout, node, ending.signal)
  }
  const { servable, all } = await beginBuilds(checkout, node, behind, ending, lock.alsoHeldBy)
  // what fails is thrown below
  await servable.then(
    () => whenServable(node),
    () => undefined,
  )
  await all
  return node
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
