import { APIError, type Endpoint, type SanitizedConfig } from 'payload'
import { isNoReference } from './noReference.ts'

/** Has a write that names a document that is gone refused in words: that nothing has an id is found by the database. */
export function tellNoReference(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections)
    if (collection.endpoints) collection.endpoints = collection.endpoints.map(told)
  return config
}

function told(endpoint: Endpoint): Endpoint {
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
