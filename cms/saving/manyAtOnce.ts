import { getTranslation } from '@payloadcms/translations'
import {
  APIError,
  type Endpoint,
  isolateObjectProperty,
  type ParsedParams,
  parseParams,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
} from 'payload'
import { z } from 'zod'
import { writtenProblem } from '../queries/queryProblem.ts'

/** How many documents one request may change or delete. */
export interface ManyLimits {
  most: number
  /** Documents of one transaction. */
  slice: number
  /** Most characters of the documents that are told whole; of those after them the answer has the ids. */
  mostTold: number
}

/** A slice takes one to two seconds, which others wait at most; a thousand take about a minute. */
const limits: ManyLimits = { most: 1000, slice: 25, mostTold: 16 * 2 ** 20 }

/** What Payload answers to a write to many documents. */
const answered = z.object({
  docs: z.array(z.looseObject({ id: z.string() })),
  errors: z.array(z.object({ id: z.string() }).loose()),
})
type Answered = z.infer<typeof answered>

/**
 * Has one request change or delete only so many documents, and each few of them in a transaction of their own: Payload
 * works on all of them at once, in one transaction, so that whoever chooses a whole library would hold up everybody's
 * saving until it is done, and have it undone when it takes too long. Each document stands by itself in Payload's answer
 * too, which names those that failed.
 */
export function fewInTransaction(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections)
    if (collection.endpoints)
      collection.endpoints = collection.endpoints.map((endpoint) =>
        endpoint.path === '/' && (endpoint.method === 'patch' || endpoint.method === 'delete')
          ? { ...endpoint, handler: inSlices(collection, endpoint, limits) }
          : endpoint,
      )
  return config
}

/**
 * @param endpoint of Payload's that changes or deletes what a query finds
 * @returns a handler that answers as it does
 */
export function inSlices(
  collection: SanitizedCollectionConfig,
  { handler, method }: Pick<Endpoint, 'handler' | 'method'>,
  { most, slice, mostTold }: ManyLimits,
): Endpoint['handler'] {
  return async (req) => {
    // a query that cannot be read is for the handler to refuse
    if (req.query['where'] === undefined || writtenProblem(req.query) !== undefined) return handler(req)
    const ids = await idsFound(collection, req, most + 1)
    // the file of a request is used up by the first documents
    const mostNow = req.file === undefined ? most : slice
    if (ids.length > mostNow) throw tooMany(mostNow)
    if (ids.length <= slice) return handler(req)
    const all: Answered = { docs: [], errors: [] }
    let told = 0
    for (let from = 0; from < ids.length; from += slice) {
      const some = ids.slice(from, from + slice)
      try {
        const text = await (await handler(askedFor(req, some))).text()
        const answer = answered.parse(JSON.parse(text))
        told += text.length
        all.docs.push(...(told > mostTold ? answer.docs.map(idAlone) : answer.docs))
        all.errors.push(...answer.errors)
      } catch (error) {
        if (from === 0) throw error
        req.payload.logger.error({ err: error, collection: collection.slug }, '批量操作中断')
        const message = '前面的已经完成；这一条因系统出错没有改动，请稍后再试。'
        all.errors.push(...ids.slice(from).map((id) => ({ id, isPublic: true, message })))
        break
      }
    }
    return Response.json(
      { ...all, message: messageOf(collection, req, method, all) },
      { status: all.errors.length > 0 ? 400 : 200 },
    )
  }
}

function idAlone({ id }: Answered['docs'][number]): Answered['docs'][number] {
  return { id }
}

/** The documents that are meant, as they are now, in the order in which they are asked for. */
async function idsFound({ slug }: SanitizedCollectionConfig, req: PayloadRequest, limit: number): Promise<string[]> {
  const asked: ParsedParams = parseParams(req.query)
  const { deletedAt } = req.data ?? {}
  const isIntoTrash = deletedAt !== undefined && deletedAt !== null
  const { docs } = await req.payload.find({
    collection: slug,
    where: asked.where ?? {},
    draft: asked.draft === true || isIntoTrash,
    trash: asked.trash === true,
    limit: Math.min(limit, asked.limit !== undefined && asked.limit > 0 ? asked.limit : limit),
    ...(asked.sort !== undefined && { sort: asked.sort }),
    depth: 0,
    pagination: false,
    select: {},
    overrideAccess: false,
    req: isolateObjectProperty(req, ['context', 'transactionID']),
  })
  return docs.map(({ id }) => String(id))
}

/** The same request for some documents, which begins to read anew. */
function askedFor(req: PayloadRequest, ids: readonly string[]): PayloadRequest {
  const own = isolateObjectProperty(req, ['context', 'query', 'transactionID'])
  const { limit: _, sort: __, ...query } = req.query
  return Object.assign(own, { context: {}, query: { ...query, where: { id: { in: ids } } } })
}

function tooMany(most: number): APIError {
  const message = `一次最多改动 ${most} 条，这里选中的更多，一条也没有改。请缩小范围，分几次操作。`
  return new APIError(message, 400, { reason: 'too-many-documents' }, true)
}

/** As Payload says it. */
function messageOf(
  { labels }: SanitizedCollectionConfig,
  { i18n, t }: PayloadRequest,
  method: Endpoint['method'],
  { docs, errors }: Answered,
): string {
  const label = getTranslation(labels.plural, i18n)
  const isDelete = method === 'delete'
  if (errors.length === 0)
    return t(isDelete ? 'general:deletedCountSuccessfully' : 'general:updatedCountSuccessfully', {
      count: docs.length,
      label,
    })
  const total = docs.length + errors.length
  return t(isDelete ? 'error:unableToDeleteCount' : 'error:unableToUpdateCount', { count: errors.length, label, total })
}
