import type { AfterErrorHook } from 'payload'
import type { LoggerOptions } from 'pino'
import { z } from 'zod'
import { isWriteConflict, SavedMeanwhile } from './saving/savedMeanwhile.ts'

/** The build shortens the names of Payload's error classes, so a refusal is known by its shape. */
const refusal = z.object({ isPublic: z.literal(true), status: z.number().min(400).max(499) })

/**
 * The status that an error is answered with when a person caused it and is told so: what was written was not valid, not
 * allowed, or too late.
 * @returns undefined for a fault of the server and whatever is unknown
 */
export function statusOfRefusal(error: unknown): number | undefined {
  return isWriteConflict(error) ? 409 : refusal.safeParse(error).data?.status
}

/**
 * Payload logs every error that it answers with its stack, its text and its data, and these may name people and say what
 * somebody wrote. A refusal is left out there; `logRefusal` tells of it.
 */
export const leaveOutRefusals: NonNullable<LoggerOptions['hooks']> = {
  logMethod(args, method) {
    const [first, text] = args as [unknown, unknown?]
    const { err, msg } = (typeof first === 'object' && first !== null ? first : {}) as { err?: unknown; msg?: string }
    if (text !== undefined || statusOfRefusal(err) === undefined) return method.apply(this, args)
    // views of the admin say what failed, and nobody tells of it otherwise
    if (msg !== undefined) method.call(this, msg)
  },
}

/** Payload knows these by name when nothing has shortened it, and would log their text: `leaveOutRefusals` decides. */
export const loggedByShape = {
  Forbidden: 'error',
  Locked: 'error',
  MissingFile: 'error',
  NotFound: 'error',
  ValidationError: 'error',
} as const

/** One line for a refused request. What is in the path's later parts may be anything that somebody has typed. */
export const logRefusal: AfterErrorHook = ({ collection, error, req }) => {
  const status = statusOfRefusal(error)
  // a write that another one overtook is made again
  if (status === undefined || error instanceof SavedMeanwhile || isWriteConflict(error)) return
  const where = collection ? { collection: collection.slug } : { route: req.pathname.split('/').slice(0, 4).join('/') }
  req.payload.logger.info({ status, method: req.method, ...where }, '请求被拒绝')
}
