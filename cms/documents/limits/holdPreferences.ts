import type {
  CollectionAfterChangeHook,
  CollectionAfterReadHook,
  CollectionBeforeChangeHook,
  Endpoint,
  PayloadRequest,
  SanitizedConfig,
} from 'payload'
import type { Reason } from '../../base/catalogue.ts'
import { Refusal } from '../../base/refusal.ts'
import { preferenceProblem } from './preferenceProblem.ts'
import { readablePreference } from './preferenceShapes.ts'

const slug = 'payload-preferences'
/** Most preferences of one person; those that were used longest ago go. */
export const mostPreferences = 200

/**
 * Holds preferences to names of the admin's own, to the shape that it reads them in, to a size and to a number, on each
 * of Payload's ways to write them: its own endpoint goes straight to the database, and the admin's lists come through
 * the collection. What was stored in another shape is not read: a page of the admin would fail at it, each time.
 */
export function holdPreferences(config: SanitizedConfig): SanitizedConfig {
  const collection = config.collections.find((one) => one.slug === slug)
  if (collection === undefined) throw new Error('Payload has no preferences')
  const slugs = slugsOf(config)
  collection.hooks.beforeChange.push(holdPreference)
  collection.hooks.afterRead.push(readPreference)
  collection.hooks.afterChange.push(forgetPreferences)
  const endpoints = collection.endpoints === false ? [] : collection.endpoints
  // the others have the collection's hooks, and read the body themselves: it comes once
  collection.endpoints = endpoints.map((endpoint) => {
    if (endpoint.path !== '/:key') return endpoint
    if (endpoint.method === 'post') return held(endpoint, slugs)
    return endpoint.method === 'get' ? readable(endpoint, slugs) : endpoint
  })
  return config
}

export const holdPreference: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const slugs = slugsOf(req.payload.config)
  const key: unknown = data['key'] ?? originalDoc?.key
  if (req.payloadAPI !== 'local') {
    refuse(preferenceProblem(slugs, key, data['value']))
    return data
  }
  // a list keeps what its address asks for, whatever stands there, and is shown all the same
  const value = readablePreference(slugs, key, data['value'])
  return { ...data, value: preferenceProblem(slugs, key, value) === undefined ? value : {} }
}

export const readPreference: CollectionAfterReadHook = ({ doc, req }) => ({
  ...doc,
  value: readablePreference(slugsOf(req.payload.config), doc.key, doc.value),
})

function slugsOf({ collections, globals }: Pick<SanitizedConfig, 'collections' | 'globals'>): string[] {
  return [...collections, ...globals].map(({ slug }) => slug)
}

function held(endpoint: Endpoint, slugs: readonly string[]): Endpoint {
  return {
    ...endpoint,
    handler: async (req) => {
      const data: unknown = await req.json?.().catch(() => ({}))
      req.json = () => Promise.resolve(data)
      if (req.user !== null) refuse(preferenceProblem(slugs, req.routeParams?.['key'], stored(data)))
      const answer = await endpoint.handler(req)
      await forgetOldest(req)
      return answer
    },
  }
}

/** What Payload stores of what was sent: its value, or the whole. */
function stored(data: unknown): unknown {
  return (data as { value?: unknown } | null)?.value || data
}

function readable(endpoint: Endpoint, slugs: readonly string[]): Endpoint {
  return {
    ...endpoint,
    handler: async (req) => {
      const answer = await endpoint.handler(req)
      const { key, ...found } = (await answer.json()) as { key?: unknown; value?: unknown }
      if (key === undefined) return Response.json(found, { status: answer.status })
      // `null` to whoever has none
      const value = readablePreference(slugs, key, found.value) ?? null
      return Response.json({ ...found, key, value }, { status: answer.status })
    },
  }
}

export const forgetPreferences: CollectionAfterChangeHook = async ({ doc, req }) => {
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

function refuse(problem: Reason | undefined): void {
  if (problem !== undefined) throw new Refusal(problem)
}
