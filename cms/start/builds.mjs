import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { environmentFor, workPath } from './checkout.mjs'
import { Failure, lastLines, runLogged, stage } from './tasks.mjs'

const shared = ['package-lock.json', 'tsconfig.json']
/** What is made of sources, and is none. */
const generated = new Set(['.next', '.build', '.astro', 'next-env.d.ts', 'node_modules', '.DS_Store'])

/** Written last of all when the admin is built. */
export const adminStamp = 'cms/.next/.gongyun-build'

/** @typedef {{ name: string, subject: string, stamp: string, sources: string[], without: string[], args: string[], usual: string }} Build */

/** @type {Build[]} */
const builds = [
  {
    name: 'admin',
    subject: '后台',
    stamp: adminStamp,
    sources: ['cms', 'site/catalogue', 'site/publisher', 'site/search', 'site/text', ...shared],
    without: ['cms/start'],
    args: ['node_modules/next/dist/bin/next', 'build', 'cms'],
    usual: '通常约 1 分钟',
  },
  {
    name: 'server',
    subject: '服务器',
    stamp: 'cms/.build/.gongyun-build',
    sources: ['cms', 'site/catalogue', 'site/publisher', 'site/search', 'site/text', ...shared],
    without: ['cms/start'],
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

/** @typedef {Build & { state: string }} BuildBehind a build, and the state of the sources that it is to be of */

/**
 * The builds that are behind their sources, or were not finished.
 * @param {string} checkout
 * @returns {Promise<BuildBehind[]>}
 */
export async function buildsBehind(checkout) {
  const behind = builds.map(async (build) => {
    const state = await fingerprint(checkout, build.sources, build.without)
    const finished = await readFile(path.join(checkout, build.stamp), 'utf8').catch(() => '')
    return finished === state ? [] : [{ ...build, state }]
  })
  return (await Promise.all(behind)).flat()
}

/**
 * Runs builds beside each other. Only a finished one counts: its stamp goes before any begins, and comes back last.
 * @param {string} checkout
 * @param {string} node
 * @param {BuildBehind[]} behind
 * @param {AbortController} ending the first that fails ends the others by it
 * @param {(pid: number) => void} onStart
 * @returns {Promise<{ servable: Promise<unknown>, all: Promise<void> }>} what resolves when a server can be started,
 * and when the admin is built too
 */
export async function beginBuilds(checkout, node, behind, ending, onStart) {
  await Promise.all(behind.map(({ stamp }) => rm(path.join(checkout, stamp), { force: true })))
  const running = behind.map((build) =>
    runBuild(checkout, node, build, ending.signal, onStart).catch((/** @type {unknown} */ error) => {
      ending.abort(error)
      throw error
    }),
  )
  return {
    servable: Promise.all(running.filter((_, index) => behind[index]?.name !== 'admin')),
    all: Promise.allSettled(running).then(() => ending.signal.throwIfAborted()),
  }
}

/**
 * @param {string} checkout
 * @param {string} node
 * @param {BuildBehind} build
 * @param {AbortSignal} signal
 * @param {(pid: number) => void} onStart
 */
async function runBuild(checkout, node, { name, subject, stamp, args, usual, state }, signal, onStart) {
  const log = workPath(checkout, `build-${name}.log`)
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...environmentFor(checkout, node),
    NODE_ENV: 'production',
    PAYLOAD_CONFIG_PATH: 'cms/payload.config.ts',
  }
  await stage(`正在构建${subject}  ${usual}`, `${subject}已构建`, async () => {
    if (!(await runLogged({ command: node, args, cwd: checkout, env }, log, signal, onStart))) {
      console.error(lastLines(log))
      throw new Failure(`${subject}没有构建成功，原因见上面几行；改正后再运行一次。完整日志：${log}`)
    }
    const file = path.join(checkout, stamp)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(`${file}.new`, state)
    await rename(`${file}.new`, file)
  })
}

/**
 * One short text that changes when a source changes: its name or its content, not its date, which a checkout touches.
 * @param {string} checkout
 * @param {string[]} inputs files and folders; one that does not exist is a state of its own
 * @param {string[]} without files and folders in them that do not count
 */
export async function fingerprint(checkout, inputs, without) {
  const files = (await Promise.all(inputs.map((input) => list(checkout, input, new Set(without))))).flat().sort()
  const contents = await Promise.all(files.map((file) => readFile(path.join(checkout, file))))
  const hash = createHash('sha256')
  files.forEach((file, index) => {
    const content = contents[index] ?? ''
    hash.update(`${file}\0${content.length}\0`).update(content)
  })
  return hash.digest('hex')
}

/**
 * @param {string} checkout
 * @param {string} input
 * @param {Set<string>} without
 * @returns {Promise<string[]>} paths with slashes, so that every system gets the same fingerprint
 */
async function list(checkout, input, without) {
  try {
    const entries = await readdir(path.join(checkout, input), { withFileTypes: true })
    const found = entries.map(async (entry) => {
      const file = `${input}/${entry.name}`
      if (generated.has(entry.name) || without.has(file)) return []
      return entry.isDirectory() ? list(checkout, file, without) : [file]
    })
    return (await Promise.all(found)).flat()
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'ENOTDIR') return [input]
    if (code === 'ENOENT') return []
    throw error
  }
}
