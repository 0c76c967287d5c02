import { APIError, type Endpoint, type PayloadRequest, type SanitizedConfig } from 'payload'
import { deepest, notJson } from '../serving/asked/jsonProblem.ts'
import { takesFiles } from '../serving/asked/formFiles.ts'
import { bodyLimitOf } from '../serving/bodies/bodyLimits.ts'

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
        throw unreadable(error, req) ?? error
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
export function unreadable(error: unknown, req: Pick<PayloadRequest, 'data' | 'headers' | 'method' | 'pathname'>) {
  const { status, code, data } = (error ?? {}) as { status?: number; code?: unknown; data?: unknown }
  if (depthOf(req.data) > deepest) return refusal(400, `内容的层次太深：最多 ${deepest} 层。`)
  // errors of the disk and of the database have a code of theirs, and refusals of ours say what they are about
  if (req.data !== undefined || code !== undefined || (data !== undefined && data !== null)) return undefined
  if (!['POST', 'PATCH', 'PUT'].includes(req.method ?? '')) return undefined
  if (status === 413)
    return refusal(413, bodyLimitOf(req.pathname, false, takesFiles(req.method, req.pathname)).tooLarge)
  const type = req.headers.get('content-type') ?? ''
  if (Number(req.headers.get('content-length') ?? 0) === 0)
    return status === undefined ? refusal(400, '没有收到内容。请重新提交。') : undefined
  if (type.startsWith('multipart/')) return refusal(400, '表单不完整或写法不对，没有保存任何东西。请重新提交。')
  return status === 400 ? refusal(400, notJson) : undefined
}

/** With data, or the minified build would not know the error by its name and hide the text. */
function refusal(status: number, message: string): APIError {
  return new APIError(message, status, { reason: 'unreadable' }, true)
}

/** Levels of what is in one another, counted level by level: calling oneself for each is what runs out of room. */
function depthOf(data: unknown): number {
  let level = [data]
  for (let depth = 0; ; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : []))
    if (level.length === 0) return depth
  }
}
