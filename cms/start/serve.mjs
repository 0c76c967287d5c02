import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { environmentFor } from './checkout.mjs'

/**
 * What the server's process must be started with to need a third less memory: glibc gives every thread memory of its own
 * and keeps it, and so does V8 for young objects. Below a limit of 2 GB V8 lets its heap at most double before it
 * collects; above, four times as large.
 */
export const serverEnvironment = { MALLOC_ARENA_MAX: '2' }
export const serverFlags = ['--max-semi-space-size=6', '--max-old-space-size=1900']

/** The front keeps what is published by name only; at 100,000 entries that is a quarter of this. */
const frontFlags = ['--max-semi-space-size=2', '--max-old-space-size=1000']
/** Exit code of a server that ended by a fault of its own (cms/server.ts). */
const faulty = 70
/** First and longest pause before it is started again, and how long it must have run for that to begin anew, in ms. */
const [firstPause, longestPause, steadyFor] = [1_000, 60_000, 120_000]

/**
 * Runs the server until it ends, and again when it ends by a crash, or its code has changed.
 * @param {string} checkout
 * @param {string} node
 * @param {string[]} args
 * @param {'production' | 'development'} mode
 * @param {AbortSignal} ending stops it
 * @param {EventTarget} [code] tells by `change` that it is to be started again
 * @returns {Promise<number>} its exit code
 */
export async function serve(checkout, node, args, mode, ending, code) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child
  let isChanged = false
  let started = Math.round(performance.timeOrigin)
  code?.addEventListener('change', () => {
    isChanged = true
    child?.kill('SIGTERM')
  })
  ending.addEventListener('abort', () => child?.kill('SIGTERM'))
  for (let inARow = 1; !ending.aborted; inARow++) {
    const begun = Date.now()
    child = begin(checkout, node, args, mode, started)
    const [exitCode, signal] = await once(child, 'exit')
    if (isChanged && !ending.aborted) {
      isChanged = false
      started = Date.now()
      continue
    }
    const isCrash = signal !== null || exitCode === faulty
    if (!isCrash || mode === 'development' || ending.aborted)
      return exitCode ?? 128 + (constants.signals[/** @type {NodeJS.Signals} */ (signal)] ?? 0)
    if (Date.now() - begun > steadyFor) inARow = 1
    const pause = inARow === 1 ? 0 : Math.min(firstPause * 2 ** (inARow - 2), longestPause)
    console.error(
      `✗ 服务器意外结束（${signal ?? `退出码 ${exitCode}`}），${pause / 1000} 秒后自动重新启动；没有东西丢失。`,
    )
    started = Date.now()
    await sleep(pause, undefined, { signal: ending }).catch(() => undefined)
  }
  return 0
}

/**
 * @param {string} checkout
 * @param {string} node
 * @param {string[]} args
 * @param {'production' | 'development'} mode
 * @param {number} started since when whoever waits has waited, in milliseconds since the epoch
 */
function begin(checkout, node, args, mode, started) {
  return spawn(node, [...(mode === 'production' ? frontFlags : []), 'cms/server.ts', ...args], {
    cwd: checkout,
    env: {
      ...serverEnvironment,
      ...environmentFor(checkout, node),
      NODE_ENV: mode,
      // what the operator says comes last, and counts; the CMS is started with it, the front with flags of its own
      NODE_OPTIONS: [...serverFlags, process.env['NODE_OPTIONS'] ?? ''].join(' '),
      GONGYUN_STARTED_AT: String(started),
    },
    // Through the channel the server notices when we are killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // In a group of its own, else Ctrl-C would reach it twice: from the terminal and from us.
    detached: process.platform !== 'win32',
  })
}
