import { type LoggerOptions, pino } from 'pino'
import type { Settings } from './env.ts'

/**
 * How the server and Payload log: one JSON line an event, to standard output. Log-in data never stands in it.
 */
export function logOptions(level: Settings['logLevel']): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['email', 'password', '*.email', '*.password', 'headers.cookie', 'headers.authorization'],
  }
}
