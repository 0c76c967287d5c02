import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'

/** How often a stage that takes long says that it goes on, in milliseconds. */
const tellEvery = 15_000

/** Something went wrong that the person at the terminal can put right: the message says what and how, in one line. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** @returns {Failure} what is thrown when somebody ends the set-up */
export function interrupted() {
  return new Failure('已中断。再运行一次就会从头补上没做完的部分。', 130)
}

/**
 * Runs a command of ours and ends the process with its exit code; a Failure becomes one line without a stack.
 * @param {() => Promise<number>} command
 */
export async function runCommand(command) {
  try {
    process.exitCode = await command()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(`✗ ${error.message}`)
    process.exitCode = error.exitCode
  }
}

/**
 * Tells of a stage of the set-up in lines of their own, since stages run beside each other and beside the server: when
 * it begins, now and then, and how long it took.
 * @param {string} doing what is being done
 * @param {string} done what is told when it succeeded
 * @param {() => Promise<void>} work
 */
export async function stage(doing, done, work) {
  const started = performance.now()
  console.log(`  ${doing}`)
  const timer = setInterval(() => console.log(`  ${doing}  ${since(started)}`), tellEvery)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  tellDone(done, started)
}

/**
 * @param {string} done what was done
 * @param {number} started by `performance.now()`
 */
export function tellDone(done, started) {
  console.log(`✓ ${done}  ${since(started)}`)
}

/** @param {number} started */
function since(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} 秒`
}

/** @typedef {{ command: string, args: string[], cwd: string, env?: NodeJS.ProcessEnv, shell?: boolean }} Task */

/**
 * Runs a task to its end, its output into a file.
 * @param {Task} task
 * @param {string} log
 * @param {AbortSignal} signal ends it early
 * @param {(pid: number) => void} [onStart]
 * @returns {Promise<boolean>} whether it succeeded
 * @throws the signal's reason when it was ended early
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
 * @throws the signal's reason when it was ended early
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
  signal.throwIfAborted()
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
    signal.throwIfAborted()
    return code ?? 1
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error
    throw new Failure(`找不到命令 ${command}。请确认已安装 Node.js 和 npm，并且在 PATH 里，再运行一次。`)
  } finally {
    signal.removeEventListener('abort', end)
  }
}
