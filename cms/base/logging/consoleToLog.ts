import type { Logger } from 'pino'
import { foreignText } from './safeLine.ts'

/** The console's ways to speak, and how loud each is in the log. */
const levels = { error: 'error', warn: 'warn', info: 'debug', log: 'debug', debug: 'debug', trace: 'debug' } as const

/**
 * Has whatever packages print go through the log: Next prints an error that it meets while it renders with its whole
 * text, and with that what the database was given.
 */
export function sendConsoleToLog(log: Logger): void {
  for (const [name, level] of Object.entries(levels) as [keyof typeof levels, (typeof levels)[keyof typeof levels]][])
    // packages that hold on to the console keep this one object
    // eslint-disable-next-line no-console -- this is what keeps the others from it
    console[name] = (...said: unknown[]) => {
      const err = said.find((one) => one instanceof Error)
      const text = said.find((one) => typeof one === 'string')
      // Node's own warnings come as errors, and are none
      const loud = text !== undefined && /^\(node:\d+\) /.test(text) ? 'warn' : level
      log[loud]({ ...(err !== undefined && { err }), msg: foreignText(text) })
    }
}

/**
 * Ends the process on an error that nobody caught, as Node does, and says so in the log: Node would print its text.
 * @param exitCode of the process
 */
export function endOnUncaught(log: Logger, exitCode: number): void {
  process.on('uncaughtException', (error: unknown) => {
    log.fatal({ err: error }, '程序出错，进程结束，会自动重新启动；已经保存的内容都在')
    process.exit(exitCode)
  })
}
