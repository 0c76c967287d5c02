import type { Endpoint, SanitizedConfig } from 'payload'
import { Refusal } from '../../base/refusal.ts'
import { isNoReference } from './noReference.ts'
import { referenceReason } from './refusals.ts'

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
        throw new Refusal(referenceReason('reference-gone'))
      }
    },
  }
}
