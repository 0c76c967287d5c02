import path from 'node:path'
import { lastLines, runLogged } from './children.mjs'
import { Failure } from './failure.mjs'
import { fingerprint } from './fingerprint.mjs'
import { environmentFor } from './node.mjs'
import { isStamped, stamped } from './stamp.mjs'
import { startStage } from './terminal.mjs'
import { workPath } from './workspace.mjs'

const shared = ['package-lock.json', 'tsconfig.json']

/** @typedef {{ name: string, subject: string, stamp: string, sources: string[], without: string[], args: string[], usual: string }} Build */

/** @type {Build[]} */
const builds = [
  {
    name: 'admin',
    subject: '后台',
    stamp: 'cms/.next/.gongyun-build',
    sources: ['cms', 'site/catalogue', 'site/publisher', 'site/text', ...shared],
    without: ['cms/start'],
    args: ['node_modules/next/dist/bin/next', 'build', 'cms'],
    usual: '通常约 1 分钟',
  },
  {
    name: 'server',
    subject: '服务器',
    stamp: 'cms/.build/.gongyun-build',
    sources: ['cms', 'site/catalogue', 'site/publisher', 'site/search', 'site/text', ...shared],
    without: ['cms/start', 'cms/.next', 'cms/.build'],
    args: ['cms/bundle.mjs'],
    usual: '通常几秒',
  },
  {
    name: 'site',
    subject: '网站',
    stamp: 'site/.build/.gongyun-build',
    sources: ['site', 'public', 'astro.config.mjs', ...shared],
    without: [],
    args: ['node_modules/astro/bin/astro.mjs', 'build'],
    usual: '通常几秒',
  },
]

/** @typedef {Build & { state: string, ready: boolean }} BuildState */

/**
 * Looks which builds are behind their sources.
 * @param {string} checkout
 * @returns {Promise<BuildState[]>}
 */
export async function inspectBuilds(checkout) {
  return Promise.all(
    builds.map(async (build) => {
      const state = await fingerprint(checkout, build.sources, build.without)
      return { ...build, state, ready: await isStamped(path.join(checkout, build.stamp), state) }
    }),
  )
}

/**
 * @param {string} checkout
 * @param {string} node
 * @param {BuildState} build
 * @param {AbortSignal} signal
 * @param {(pid: number) => void} onStart
 */
export async function runBuild(checkout, node, build, signal, onStart) {
  const log = workPath(checkout, `build-${build.name}.log`)
  const stage = startStage(`正在构建${build.subject}`)
  stage.update(build.usual)
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...environmentFor(checkout, node),
    NODE_ENV: 'production',
    PAYLOAD_CONFIG_PATH: 'cms/payload.config.ts',
  }
  try {
    await stamped(path.join(checkout, build.stamp), build.state, async () => {
      if (!(await runLogged({ command: node, args: build.args, cwd: checkout, env }, log, signal, onStart))) {
        stage.stop()
        console.error(lastLines(log))
        throw new Failure(`${build.subject}没有构建成功，原因见上面几行；改正后再运行一次。完整日志：${log}`)
      }
    })
  } finally {
    stage.stop()
  }
  stage.done(`${build.subject}已构建`)
}
