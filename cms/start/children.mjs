import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { Failure } from './failure.mjs'

/** @typedef {{ command: string, args: string[], cwd: string, env?: NodeJS.ProcessEnv, shell?: boolean }} Task */

/** @returns {Failure} what is thrown when somebody ends the set-up */
export function interrupted() {
  return new Failure('已中断。再运行一次就会从头补上没做完的部分。', 130)
}

/**
 * Runs a task to its end, its output into a file.
 * @param {Task} task
 * @param {string} log
 * @param {AbortSignal} signal ends it early
 * @param {(pid: number) => void} [onStart]
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function runLogged(task, log, signal, onStart) {
  const file = openSync(log, 'w')
  try {
    return (await run(task, ['ignore', file, file], signal, onStart)) === 0
  } finally {
    closeSync(file)
  }
}

/**
 * Runs a task to its end, its output straight to the terminal.
 * @param {Task} task
 * @param {AbortSignal} signal
 * @returns {Promise<number>} its exit code
 */
export async function runVisibly(task, signal) {
  return run(task, 'inherit', signal)
}

/**
 * The last lines of a log that say anything.
 * @param {string} log
 */
export function lastLines(log) {
  const lines = readFileSync(log, 'utf8').split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .slice(-15)
    .join('\n')
}

/**
 * @param {Task} task
 * @param {import('node:child_process').StdioOptions} stdio
 * @param {AbortSignal} signal
 * @param {(pid: number) => void} [onStart]
 * @returns {Promise<number>}
 */
async function run({ command, args, cwd, env = process.env, shell = false }, stdio, signal, onStart) {
  if (signal.aborted) throw interrupted()
  const child = spawn(command, args, { cwd, env, stdio, shell })
  const end = () => {
    child.kill('SIGTERM')
    // npm would first finish what it is at; whatever it leaves is done again anyway.
    setTimeout(() => child.kill('SIGKILL'), 2000).unref()
  }
  signal.addEventListener('abort', end)
  try {
    if (child.pid !== undefined) onStart?.(child.pid)
    const [code] = await once(child, 'exit')
    if (signal.aborted) throw interrupted()
    return code ?? 1
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error
    throw new Failure(`找不到命令 ${command}。请确认已安装 Node.js 和 npm，并且在 PATH 里，再运行一次。`)
  } finally {
    signal.removeEventListener('abort', end)
  }
}
