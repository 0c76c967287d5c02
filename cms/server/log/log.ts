import { type LoggerOptions, pino } from 'pino'
import type { Settings } from '../../base/settings/env.ts'
import { statusOfRefusal } from './refusalsInLog.ts'
import { foreignText, safeFields } from '../../base/logging/safeLine.ts'

/**
 * How the server, its threads and Payload log: one JSON line an event, to standard output. Nothing that a person wrote
 * or owns stands in it, whoever logs and whatever failed; decision 0015 says how.
 */
export function logOptions(level: Settings['logLevel']): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // made safe below; pino's own would add the text again
    serializers: { err: (error: unknown) => error },
    hooks: { logMethod: tellWhatIsSafe },
  }
}

/**
 * Passes on what may be told. Ours are the lines that have fields and a sentence, in this order; the sentence is a
 * constant (a rule of the linter). Payload passes an error, a text, or both in one object. A refusal of what a person
 * asked for is left out there: `logRefusal` tells of it.
 */
const tellWhatIsSafe: NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']> = function (args, method) {
  const [first, second] = args as [unknown, unknown?]
  const fields = fieldsOf(first)
  const isOurs = typeof first === 'object' && typeof second === 'string'
  // the admin's pages tell of an address that leads nowhere, or to what the role may not see, as of a fault
  // eslint-disable-next-line no-restricted-syntax -- Payload's error (3.90) has no name and no code, this word alone
  if (!isOurs && fields['err'] instanceof Error && fields['err'].message === 'not-found')
    return void this.info({ status: 404 }, '后台没有这个页面')
  const text = isOurs ? second : foreignText(typeof first === 'object' ? fields['msg'] : first)
  if (isOurs) method.call(this, safeFields(fields), text)
  // of what others pass along only the error is looked at: they may name the rest as they like
  else if (statusOfRefusal(fields['err']) === undefined) method.call(this, safeFields({ err: fields['err'] }), text)
  // views of the admin say what failed, and nobody tells of it otherwise
  else if (text !== '') method.call(this, {}, text)
}

function fieldsOf(first: unknown): Record<string, unknown> {
  if (first instanceof Error) return { err: first }
  return typeof first === 'object' && first !== null ? (first as Record<string, unknown>) : {}
}
