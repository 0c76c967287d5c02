import { setTimeout } from 'node:timers/promises'
import { getTranslation } from '@payloadcms/translations'
import {
  addDataAndFileToRequest,
  type Endpoint,
  executeAccess,
  getDataLoader,
  isolateObjectProperty,
  parseParams,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
  type Where,
} from 'payload'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { held } from '../limits/holdLimits.ts'
import { openedPort } from '../port.ts'
import { writtenProblem } from '../queries/queryProblem.ts'
import { type Failed, nameWhatFailed } from './nameWhatFailed.ts'
import { turnOf } from './inTurn.ts'
import { savingReason } from './refusals.ts'
import { untilAlone } from './untilAlone.ts'

declare module 'payload' {
  // the name and the kind are Payload's
  interface RequestContext {
    /** The write is one of many that were chosen in a list: nobody has looked at this very document. */
    isOneOfMany?: boolean
  }
}

/** Most documents that one request may change or delete: a thousand take about a minute. */
const mostAtOnce = 1000
/** Most characters of the documents that are told whole; of those after them the answer has the ids. */
const mostTold = 16 * 2 ** 20

const written = z.object({ doc: z.looseObject({ id: z.string() }) })

type Handler = Endpoint['handler']
type Changing = 'patch' | 'delete'

/**
 * Has a request that changes or deletes many documents do so one after the other, each as if it had been asked for by
 * itself: in its own turn, in a transaction of its own, whole or not at all. Payload works on all of them at once in one
 * transaction, so that whoever chooses a whole library would hold up everybody's saving until it is done, and it keeps
 * what was written of a document that is refused half way. When whoever asked has gone, the rest is left as it is.
 */
export function manyOneByOne(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const { endpoints } = collection
    if (endpoints)
      collection.endpoints = endpoints.map((endpoint) => {
        const { method, path } = endpoint
        if (path !== '/' || (method !== 'patch' && method !== 'delete')) return endpoint
        const one = endpoints.find((other) => other.path === '/:id' && other.method === method)
        return one === undefined
          ? endpoint
          : { ...endpoint, handler: oneByOne(collection, method, one.handler, endpoint.handler) }
      })
  }
  return config
}

/**
 * @param changeOne Payload's answer to a request about one document
 * @param changeMany Payload's answer to the request
 * @param most documents
 * @returns a handler that answers as Payload does: the documents, and each that failed with its reason
 */
export function oneByOne(
  collection: SanitizedCollectionConfig,
  method: Changing,
  changeOne: Handler,
  changeMany: Handler,
  most = mostAtOnce,
): Handler {
  return async (req) => {
    // what Payload refuses is for it to refuse: a query that cannot be read, a collection without this
    const isOff = method === 'patch' ? collection.disableBulkEdit : collection.disableBulkDelete
    const isRefused = isOff === true || writtenProblem(req.query) !== undefined
    if (isRefused || req.query['where'] === undefined) return changeMany(req)
    if (req.query['uploadEdits'] !== undefined) throw new Refusal(savingReason('several-pictures-cut'))
    // Payload's endpoints read the body, which comes once
    await addDataAndFileToRequest(req)
    // what no document may have is told once
    if (method === 'patch') held(collection.flattenedFields, req.data, { collection: collection.slug }, req)
    const ids = await idsFound(collection, method, req, most + 1)
    if (ids.length > most) throw new Refusal(savingReason('too-many-documents', { most }))
    const docs: object[] = []
    let told = 0
    const failed: Failed[] = []
    for (const id of ids) {
      // nobody would know that the rest was done
      if (openedPort()?.isSenderGone() === true) break
      const begun = performance.now()
      try {
        const answer = await inTurn(turnOf(collection.slug, id), async () => changeOne(askedFor(req, id)))
        const text = await answer.text()
        const { doc } = written.parse(JSON.parse(text))
        told += text.length
        docs.push(told > mostTold ? { id: doc.id } : doc)
      } catch (error) {
        failed.push({ id, error })
      }
      // SQLite answers within the call, so that others, who need many turns of the event loop, would hardly get one
      await setTimeout((performance.now() - begun) / 2)
    }
    const errors = await nameWhatFailed(collection, failed, req)
    const message = messageOf(collection, req, method, { done: docs.length, failed: errors.length })
    return Response.json({ docs, errors, message }, { status: errors.length > 0 ? 400 : 200 })
  }
}

/** The documents that are meant and may be changed, in the order in which they are asked for. */
async function idsFound(
  { access, slug }: SanitizedCollectionConfig,
  method: Changing,
  req: PayloadRequest,
  limit: number,
): Promise<string[]> {
  const { deletedAt } = req.data ?? {}
  const isIntoTrash = method === 'patch' && deletedAt !== undefined && deletedAt !== null
  // it works on what it is given
  const asked = parseParams({ ...req.query })
  const may = [
    await executeAccess({ data: req.data, req }, method === 'patch' ? access.update : access.delete),
    ...(isIntoTrash ? [await executeAccess({ data: req.data, req }, access.delete)] : []),
  ].filter((rule): rule is Where => typeof rule === 'object')
  const { docs } = await req.payload.find({
    collection: slug,
    where: { and: [asked.where ?? {}, ...may] },
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

/** What a write, its hooks and Payload (3.90) keep of it on the request; the next one would take it for its own. */
const ofOneWrite = [
  'body',
  'context',
  'data',
  'file',
  'payloadDataLoader',
  'payloadUploadSizes',
  'query',
  'responseHeaders',
  'routeParams',
  'transactionID',
] as const satisfies readonly (keyof PayloadRequest)[]

/** The same request for one document, which begins to read anew. */
function askedFor(req: PayloadRequest, id: string): PayloadRequest {
  const own = isolateObjectProperty(req, [...ofOneWrite])
  // a form alone saves by itself, and one document
  const ofMany = ['autosave', 'limit', 'sort', 'where']
  const query = Object.fromEntries(Object.entries(req.query).filter(([name]) => !ofMany.includes(name)))
  const routeParams = { ...req.routeParams, id }
  Object.assign(own, {
    body: null,
    context: { ...req.context, operation: undefined, isOneOfMany: true },
    data: structuredClone(req.data),
    query,
    routeParams,
  })
  // what was read for the one before may have changed since
  own.payloadDataLoader = getDataLoader(own)
  return own
}

/** Writes of one document come one after the other; one that met another server's is made again, as single ones are. */
async function inTurn<T>(turn: string, write: () => Promise<T>): Promise<T> {
  const tryAll = () => untilAlone(write)
  return openedPort()?.turns.take(turn, tryAll) ?? tryAll()
}

/** As Payload says it. */
function messageOf(
  { labels }: SanitizedCollectionConfig,
  { i18n, t }: PayloadRequest,
  method: Changing,
  { done, failed }: { done: number; failed: number },
): string {
  const isDelete = method === 'delete'
  if (failed === 0) {
    const label = getTranslation(done === 1 ? labels.singular : labels.plural, i18n)
    return t(isDelete ? 'general:deletedCountSuccessfully' : 'general:updatedCountSuccessfully', { count: done, label })
  }
  const total = done + failed
  const label = getTranslation(total === 1 ? labels.singular : labels.plural, i18n)
  return t(isDelete ? 'error:unableToDeleteCount' : 'error:unableToUpdateCount', { count: failed, label, total })
}
