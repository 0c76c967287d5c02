import type { Endpoint, PayloadRequest, SanitizedConfig } from 'payload'
import type { Reason } from '../../../base/catalogue.ts'
import { Refusal } from '../../../base/refusal.ts'
import { takesFiles } from './formFiles.ts'
import { deepest } from './jsonProblem.ts'
import { contentReason } from '../../../base/network/refusals.ts'
import { bodyLimitOf } from './bodyLimits.ts'
import { savingReason } from '../../../documents/saving/refusals.ts'

/**
 * Has the API say in Chinese, and as what it is, that what somebody sent cannot be read. Payload says it in English,
 * and to a form that is broken off as an error of the server.
 */
export function tellUnreadable(config: SanitizedConfig): SanitizedConfig {
  const tell = (endpoint: Endpoint): Endpoint => ({
    ...endpoint,
    handler: async (req) => {
      try {
        return await endpoint.handler(req)
      } catch (error) {
        const reason = unreadable(error, req)
        throw reason === undefined ? error : new Refusal(reason)
      }
    },
  })
  for (const owner of [...config.collections, ...config.globals])
    if (owner.endpoints) owner.endpoints = owner.endpoints.map(tell)
  return config
}

/**
 * What a request that failed is answered when what it sent could not be read.
 * @returns undefined when it failed for another reason
 */
export function unreadable(
  error: unknown,
  req: Pick<PayloadRequest, 'data' | 'headers' | 'method' | 'pathname'>,
): Reason | undefined {
  const { status, code, data } = (error ?? {}) as { status?: number; code?: unknown; data?: unknown }
  if (depthOf(req.data) > deepest) return contentReason('content-too-deep', { deepest })
  // errors of the disk and of the database have a code of theirs, and refusals of ours say what they are about
  if (req.data !== undefined || code !== undefined || (data !== undefined && data !== null)) return undefined
  if (!['POST', 'PATCH', 'PUT'].includes(req.method ?? '')) return undefined
  if (status === 413) {
    const limit = bodyLimitOf(req.pathname, false, takesFiles(req.method, req.pathname)).tooLarge
    return contentReason('content-too-large', { limit })
  }
  const type = req.headers.get('content-type') ?? ''
  if (Number(req.headers.get('content-length') ?? 0) === 0)
    return status === undefined ? savingReason('nothing-sent') : undefined
  if (type.startsWith('multipart/')) return savingReason('broken-form')
  return status === 400 ? contentReason('content-no-json') : undefined
}

/** Levels of what is in one another, counted level by level: calling oneself for each is what runs out of room. */
function depthOf(data: unknown): number {
  let level = [data]
  for (let depth = 0; ; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : []))
    if (level.length === 0) return depth
  }
}
