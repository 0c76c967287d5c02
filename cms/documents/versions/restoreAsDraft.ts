import type { Endpoint, SanitizedConfig } from 'payload'
import { z } from 'zod'

const answered = z.looseObject({ message: z.string() })

/**
 * Has an old version of an entry come back as a draft, whoever asks and however: it goes to the public by the review, as
 * every text. Payload (3.90) puts what was published in the public's place at once, unless it is told otherwise, and its
 * button tells the opposite. What the operation is told cannot be changed by a hook, it has read it by then.
 * @param config its collections with drafts are changed
 */
export function restoreAsDraft(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections)
    if (collection.versions?.drafts && collection.endpoints)
      collection.endpoints = collection.endpoints.map((endpoint) =>
        endpoint.method === 'post' && endpoint.path === '/versions/:id' ? restoring(endpoint) : endpoint,
      )
  return config
}

function restoring(endpoint: Endpoint): Endpoint {
  return {
    ...endpoint,
    handler: async (req) => {
      req.query = { ...req.query, draft: 'true' }
      const response = await endpoint.handler(req)
      const restored = answered.safeParse(response.ok ? await response.clone().json() : undefined)
      if (!restored.success) return response
      const message = '已恢复成一份草稿，公众看到的页面没有变。请看过后提交审稿。'
      return Response.json({ ...restored.data, message }, { status: response.status, headers: response.headers })
    },
  }
}
