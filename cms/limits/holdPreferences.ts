import {
  APIError,
  type CollectionAfterChangeHook,
  type CollectionBeforeChangeHook,
  type Endpoint,
  type PayloadRequest,
  type SanitizedConfig,
} from 'payload'
import { preferenceProblem } from './preferenceProblem.ts'

const slug = 'payload-preferences'
/** Most preferences of one person; those that were used longest ago go. */
export const mostPreferences = 200

/**
 * Holds preferences to names of the admin's own, to a size and to a number, on each of Payload's ways to write them: its
 * own endpoint goes straight to the database, and the admin's lists come through the collection.
 */
export function holdPreferences(config: SanitizedConfig): SanitizedConfig {
  const collection = config.collections.find((one) => one.slug === slug)
  if (collection === undefined) throw new Error('Payload has no preferences')
  const slugs = [...config.collections, ...config.globals].map((one) => one.slug)
  const hold: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
    refuse(preferenceProblem(slugs, data['key'] ?? originalDoc?.key, data['value']))
    return data
  }
  collection.hooks.beforeChange.push(hold)
  collection.hooks.afterChange.push(forget)
  const endpoints = collection.endpoints === false ? [] : collection.endpoints
  collection.endpoints = endpoints.map((endpoint) => (endpoint.method === 'post' ? held(endpoint, slugs) : endpoint))
  return config
}

function held(endpoint: Endpoint, slugs: readonly string[]): Endpoint {
  return {
    ...endpoint,
    handler: async (req) => {
      const data: unknown = await req.json?.().catch(() => ({}))
      req.json = () => Promise.resolve(data)
      // what Payload stores is its value or the whole, and the whole is the larger of both
      if (req.user !== null) refuse(preferenceProblem(slugs, req.routeParams?.['key'], data))
      const answer = await endpoint.handler(req)
      await forgetOldest(req)
      return answer
    },
  }
}

const forget: CollectionAfterChangeHook = async ({ doc, req }) => {
  await forgetOldest(req)
  return doc
}

async function forgetOldest(req: PayloadRequest): Promise<void> {
  const { payload, user } = req
  if (user === null) return
  const where = { and: [{ 'user.value': { equals: user.id } }, { 'user.relationTo': { equals: user.collection } }] }
  const { totalDocs } = await payload.db.count({ collection: slug, where, req })
  if (totalDocs <= mostPreferences) return
  const { docs } = await payload.db.find({
    collection: slug,
    where,
    sort: 'updatedAt',
    limit: totalDocs - mostPreferences,
    pagination: false,
    req,
  })
  await payload.db.deleteMany({ collection: slug, where: { id: { in: docs.map(({ id }) => id) } }, req })
}

function refuse(problem: string | undefined): void {
  if (problem !== undefined) throw new APIError(problem, 400, { field: 'value' }, true)
}
