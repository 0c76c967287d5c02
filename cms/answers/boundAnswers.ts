import {
  APIError,
  type CollectionAfterOperationHook,
  type Endpoint,
  type FlattenedField,
  type PayloadRequest,
  type SanitizedConfig,
} from 'payload'
import { operationIn } from '../saving/operation.ts'
import { boundList } from './adminReads.ts'
import { boundLoads } from './boundedLoads.ts'
import { boundedPage, mostOnPage } from './pages.ts'
import { weightOf } from './weight.ts'

/** Most bytes of an answer, about: what is larger is minutes of work for whoever reads it, and seconds here. */
const mostBytes = 32 * 2 ** 20

/**
 * Bounds what one answer may hold, whichever way it is asked for: how many documents stand on its page, how many are
 * filled in for their relations, and how many bytes they are. Payload (3.90) counts none of it, and writes an answer out
 * in one go, while nobody else is answered.
 */
export function boundAnswers(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    collection.hooks.beforeOperation.push(boundPopulated, boundList)
    collection.hooks.afterOperation.push(weigh)
    if (collection.endpoints)
      collection.endpoints = collection.endpoints.map((endpoint) => bounded(endpoint, collection.flattenedFields))
  }
  for (const global of config.globals) {
    global.hooks.beforeOperation = [boundPopulated, ...(global.hooks.beforeOperation ?? [])]
    if (global.endpoints)
      global.endpoints = global.endpoints.map((endpoint) => bounded(endpoint, global.flattenedFields))
  }
  return config
}

export function boundPopulated<T>({ args, req }: { args?: T; req: PayloadRequest }): T | undefined {
  boundLoads(req)
  return args
}

export const weigh: CollectionAfterOperationHook = ({ args, req, result }) => {
  const isInside = (args as { currentDepth?: number }).currentDepth !== undefined
  if (operationIn(req.context).isWeighed !== true || isInside || weightOf(result, mostBytes) <= mostBytes) return result
  throw refusal(`回答太大：超过 ${mostBytes / 2 ** 20} MB。${less}`)
}

const less = '请加上 depth=0、用 limit 减少条数，或用 select 只取需要的字段。'

function bounded(endpoint: Endpoint, fields: readonly FlattenedField[]): Endpoint {
  if (endpoint.method !== 'get') return endpoint
  const isVersions = endpoint.path === '/versions'
  return {
    ...endpoint,
    handler: async (req) => {
      if (isVersions || endpoint.path === '/') {
        const { select } = req.query
        const most = isVersions ? mostOfVersions(fields, select) : mostOnPage(fields, select)
        const page = boundedPage(req.query, most)
        if (typeof page === 'string') throw refusal(page)
        req.query = page
      }
      if (['/', '/:id', '/versions', '/versions/:id'].includes(endpoint.path)) operationIn(req.context).isWeighed = true
      const answer = await endpoint.handler(req)
      // what has been written stays, and its answer has ids
      if (boundLoads(req).isBeyond) throw refusal(`一次回答里带出的关联条目太多。${less}`)
      return answer
    },
  }
}

/** A version holds its document in a field of its own. */
function mostOfVersions(fields: readonly FlattenedField[], select: unknown): number {
  const version = { type: 'group', name: 'version', flattenedFields: fields } as FlattenedField
  return mostOnPage([version], select)
}

/** With data, or the minified build would not know the error by its name and hide the text. */
function refusal(message: string): APIError {
  return new APIError(message, 400, { reason: 'answer' }, true)
}
