import type { CollectionAfterOperationHook, Endpoint, FlattenedField, PayloadRequest, SanitizedConfig } from 'payload'
import { Refusal } from '../../base/refusal.ts'
import { operationIn } from '../operation/operation.ts'
import { boundList } from './adminReads.ts'
import { boundLoads } from './boundedLoads.ts'
import { boundedPage, mostOnPage } from './pages.ts'
import { answerReason } from './refusals.ts'
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
  throw new Refusal(answerReason('answer-too-large', { most: mostBytes / 2 ** 20 }))
}

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
        if ('code' in page) throw new Refusal(page)
        req.query = page.query
      }
      if (['/', '/:id', '/versions', '/versions/:id'].includes(endpoint.path)) operationIn(req.context).isWeighed = true
      const answer = await endpoint.handler(req)
      // what has been written stays, and its answer has ids
      if (boundLoads(req).isBeyond) throw new Refusal(answerReason('too-many-relations'))
      return answer
    },
  }
}

/** A version holds its document in a field of its own. */
function mostOfVersions(fields: readonly FlattenedField[], select: unknown): number {
  const version = { type: 'group', name: 'version', flattenedFields: fields } as FlattenedField
  return mostOnPage([version], select)
}
