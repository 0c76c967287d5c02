import type { AfterErrorHook } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { isWriteConflict, SavedMeanwhile } from '../../documents/saving/savedMeanwhile.ts'

/** What Payload refuses, whichever of its classes it is. */
const refusal = z.object({ isPublic: z.literal(true), status: z.number().min(400).max(499) })

/**
 * The status that an error is answered with when a person caused it and is told so: what was written was not valid, not
 * allowed, or too late.
 * @returns undefined for a fault of the server and whatever is unknown
 */
export function statusOfRefusal(error: unknown): number | undefined {
  if (error instanceof Refusal) return error.status
  return isWriteConflict(error) ? 409 : refusal.safeParse(error).data?.status
}

/** Payload would log the text of these as a line of its own, by their names; as errors they come here: `statusOfRefusal` decides. */
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
  const where = collection ? { collection: collection.slug } : { route: routeOf(req) }
  req.payload.logger.info({ status, method: req.method, ...where }, '请求被拒绝')
}

/** The beginning of the path, as far as it is one of ours. */
function routeOf({ pathname, payload }: Parameters<AfterErrorHook>[0]['req']): string {
  const [, , first, second] = pathname.split('/')
  if (first === 'globals')
    return payload.config.globals.some(({ slug }) => slug === second) ? `/api/globals/${second}` : '/api/globals'
  const isOurs = payload.config.endpoints.some(({ path }) => path.split('/')[1] === first)
  return isOurs ? `/api/${first}` : '/api'
}
