import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { environmentFor } from './node.mjs'

/**
 * What the server's process must be started with to need a third less memory: glibc gives every thread memory of its own
 * and keeps it, and so does V8 for young objects. Below a limit of 2 GB V8 lets its heap at most double before it
 * collects; above, four times as large.
 */
export const serverEnvironment = { MALLOC_ARENA_MAX: '2' }
export const serverFlags = ['--max-semi-space-size=6', '--max-old-space-size=1900']

/**
 * Runs the server until it ends.
 * @param {string} checkout
 * @param {string} node
 * @param {string[]} args
 * @param {'production' | 'development'} mode
 * @returns {Promise<number>} its exit code
 */
export async function serve(checkout, node, args, mode) {
  const child = spawn(node, ['cms/server.ts', ...args], {
    cwd: checkout,
    env: {
      ...serverEnvironment,
      ...environmentFor(checkout, node),
      NODE_ENV: mode,
      // what the operator says comes last, and counts
      NODE_OPTIONS: [...serverFlags, process.env['NODE_OPTIONS'] ?? ''].join(' '),
      GONGYUN_STARTED_AT: String(Math.round(performance.timeOrigin)),
    },
    // Through the channel the server notices when we are killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // In a group of its own, else Ctrl-C would reach it twice: from the terminal and from us.
    detached: process.platform !== 'win32',
  })
  let forwarded = 0
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // npm forwards as well: one Ctrl-C arrives two times in a moment.
      if (Date.now() - forwarded > 500) child.kill(signal)
      forwarded = Date.now()
    })
  }
  const [code, signal] = await once(child, 'exit')
  return code ?? 128 + (constants.signals[/** @type {NodeJS.Signals} */ (signal)] ?? 0)
}
