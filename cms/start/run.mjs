import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { adminStamp } from './builds.mjs'
import { environmentFor, root } from './checkout.mjs'
import { whenNpmEnds } from './npm.mjs'
import { checkNodeVersion, helpText, parseOptions } from './options.mjs'
import { serve } from './serve.mjs'
import { setUp } from './setup.mjs'
import { Failure, interrupted, runCommand, runVisibly } from './tasks.mjs'

/** Ends whatever the command is at. */
const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => ending.abort(interrupted()))
whenNpmEnds(() => ending.abort(interrupted()))

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = { start, dev, build, test }

await runCommand(async () => {
  checkNodeVersion(process.versions.node)
  const [name = '', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) throw new Failure(`用法：node cms/start/run.mjs ${Object.keys(commands).join('|')}`, 2)
  return command(args)
})

/**
 * Serves. A first start goes on while the admin is still being built: it loads the sample content and shows the site.
 * @param {string[]} args
 */
async function start(args) {
  const { help, serverArgs } = parseOptions(args)
  if (help) {
    console.log(helpText())
    return 0
  }
  /** @type {Promise<number> | undefined} */
  let served
  try {
    await setUp(root, ending, {
      isChecked: true,
      whenServable: (node) => {
        served = serve(root, node, [...serverArgs, `--admin-when=${adminStamp}`], 'production', ending.signal)
        // refused or stopped: nobody waits for the admin any more
        void served.then(() => ending.abort(interrupted()))
      },
    })
    return (await served) ?? 0
  } catch (error) {
    // a server that was refused has said why
    const code = (await served) ?? 0
    if (code !== 0) return code
    throw error
  }
}

/**
 * Site and admin with reload on change; a change of what runs in the server starts it again, which takes seconds.
 * @param {string[]} args
 */
async function dev(args) {
  const node = await setUp(root, ending, { isBuilt: false })
  const bundler = fork(path.join(root, 'cms/bundle.mjs'), ['--watch'], {
    cwd: root,
    execPath: node,
    env: environmentFor(root, node),
  })
  const failed = once(bundler, 'exit').then(() => {
    if (ending.signal.aborted) throw interrupted()
    throw new Failure('服务器的代码没有打包成功，原因见上面几行；改正后再运行一次。')
  })
  await Promise.race([once(bundler, 'message'), failed])
  const code = new EventTarget()
  bundler.on('message', () => code.dispatchEvent(new Event('change')))
  try {
    return await Promise.race([serve(root, node, ['--dev', ...args], 'development', ending.signal, code), failed])
  } finally {
    if (bundler.connected) bundler.disconnect()
  }
}

async function build() {
  await setUp(root, ending)
  return 0
}

/** @param {string[]} args of Vitest */
async function test(args) {
  // the projects that run the server make the builds (test/support/builds.ts): unit tests do not need them
  const node = await setUp(root, ending, { isBuilt: false })
  // Ctrl-C reaches Vitest by itself, and it wants to end in order.
  const terminated = new AbortController()
  process.on('SIGTERM', () => terminated.abort(interrupted()))
  const task = { command: node, args: ['node_modules/vitest/vitest.mjs', 'run', ...args], cwd: root }
  return runVisibly({ ...task, env: environmentFor(root, node) }, terminated.signal)
}
