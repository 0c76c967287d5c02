import {
  APIError,
  type CollectionBeforeOperationHook,
  type Endpoint,
  type FlattenedField,
  type PayloadRequest,
  type SanitizedConfig,
  ValidationError,
} from 'payload'
import { isNoReference } from './noReference.ts'
import { shapeProblems } from './shapeProblems.ts'

/** What is written to say who one is: texts, each. */
const credentials = ['email', 'username', 'password', 'token'] as const

/** How ids of documents are written. MongoDB reads no others; in SQLite an old one may have any letters. */
const ids = { mongoose: /^[0-9a-f]{24}$/i, sqlite: /^[\w-]{1,64}$/ }

/** Has values that no database could take refused by name before anything is begun, drafts too. */
export function checkShapes(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const check: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
      const { data } = args as { data?: unknown }
      if (overrideAccess === true || data === undefined) return args
      if (operation === 'create' || operation === 'update')
        refuse(collection.slug, collection.flattenedFields, data, req)
      if (collection.auth) refuseCredentials(data)
      return args
    }
    collection.hooks.beforeOperation = [check, ...(collection.hooks.beforeOperation ?? [])]
    if (collection.endpoints) collection.endpoints = collection.endpoints.map(tellNoReference)
  }
  for (const global of config.globals)
    global.hooks.beforeValidate = [
      ({ data, overrideAccess, req }) => {
        if (overrideAccess !== true) refuse(global.slug, global.flattenedFields, data, req)
        return data as unknown
      },
      ...(global.hooks.beforeValidate ?? []),
    ]
  return config
}

function refuse(collection: string, fields: readonly FlattenedField[], data: unknown, req: PayloadRequest): void {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new APIError('没有收到内容。请重新提交。', 400, { reason: 'shape' }, true)
  const isId = (text: string): boolean => ids[req.payload.db.name === 'mongoose' ? 'mongoose' : 'sqlite'].test(text)
  const errors = shapeProblems(fields, data, isId)
  if (errors.length > 0) throw new ValidationError({ collection, errors, req }, req.t)
}

function refuseCredentials(data: unknown): void {
  const given = data as Record<string, unknown>
  if (credentials.some((name) => given[name] !== undefined && given[name] !== null && typeof given[name] !== 'string'))
    throw new APIError('邮箱和密码要写文字。', 400, { reason: 'shape' }, true)
}

/** An id that nothing has is found by the database alone. */
function tellNoReference(endpoint: Endpoint): Endpoint {
  return {
    ...endpoint,
    handler: async (req) => {
      try {
        return await endpoint.handler(req)
      } catch (error) {
        if (!isNoReference(error)) throw error
        throw new APIError('选的条目已不在，可能已被删除。请重新选择后再保存。', 400, { reason: 'reference' }, true)
      }
    },
  }
}
