import {
  type Access,
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  executeAccess,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
  ValidationError,
  type Where,
} from 'payload'
import { namedProblem } from '../../base/problemText.ts'
import { type DocumentName, nameOf } from '../../../site/catalogue/documentName.ts'
import { type IsId, idsOf } from '../../database/documentIds.ts'
import { beginToRead } from '../guards/guardedDatabase.ts'
import { type Named, namedIn } from '../guards/namedIn.ts'

/** Most ids that are asked for in one query. */
const atOnce = 500

/**
 * Has a write that begins to name a document which is not there refused: SQLite would do it in words of its own, MongoDB
 * would store it. To whoever writes, what they may not read is not there either, so that nobody learns by naming ids which
 * documents there are; what is published may be named by all, since all may see it. What the stored document names already
 * may stay; its form sends it along.
 */
export function refuseGone(config: SanitizedConfig): SanitizedConfig {
  for (const { hooks } of config.collections) hooks.beforeOperation.push(refuseGoneReferences)
  return config
}

/** Refuses a write that begins to name what is not there (see `refuseGone`). Throws a ValidationError with the field. */
export const refuseGoneReferences: CollectionBeforeOperationHook = async (given) => {
  const { args, collection, operation, overrideAccess, req } = given
  if (operation !== 'create' && operation !== 'update') return args
  await beginToRead(given)
  const { id, duplicateFromID, data } = args as { id?: unknown; duplicateFromID?: unknown; data?: unknown }
  const seen: Seen = (rule) => (overrideAccess ? true : executeAccess({ disableErrors: true, req }, rule))
  const isId = idsOf(req.payload.db.name)
  const missing = await missingOf(namedIn(collection.flattenedFields, data), isId, seen, req)
  if (missing.length === 0) return args
  const before = operation === 'create' ? duplicateFromID : id
  const known =
    typeof before === 'string' && isId(before)
      ? await namedBefore(collection, before, seen, req)
      : new Set<DocumentName>()
  const [first] = missing.filter((one) => !known.has(nameOf(one.collection, one.id)))
  if (first === undefined) return args
  const { path, label, isOpen } = first
  const why = isOpen ? '选的内容已不在，可能已被彻底删除' : '选的内容找不到，可能已被彻底删除，也可能您无权查看'
  const message = `${label}${why}。请重新选择后再保存。`
  throw new ValidationError({ collection: collection.slug, errors: [namedProblem(path, label, message)], req }, req.t)
}

/** What of a collection whoever writes may see, by a rule of it: all, nothing, or what a condition holds for. */
type Seen = (rule: Access) => boolean | Where | Promise<boolean | Where>

/** What is not there for whoever writes; `isOpen` where they may see the whole collection. */
interface Missing extends Named {
  isOpen: boolean
}

/** @param isId of the database, which answers what cannot be one with an error */
async function missingOf(named: readonly Named[], isId: IsId, seen: Seen, req: PayloadRequest): Promise<Missing[]> {
  const { db, collections } = req.payload
  const missing: Missing[] = []
  for (const [slug, some] of Map.groupBy(named, ({ collection }) => collection)) {
    if (!Object.hasOwn(collections, slug)) continue
    const { config } = collections[slug as CollectionSlug]
    const rule = await seen(config.access.read)
    const isNameable = nameable(config, rule)
    const ids = [...new Set(some.map(({ id }) => id))].filter(isId)
    const there = new Set<string>()
    for (let from = 0; from < ids.length; from += atOnce) {
      const { docs } = await db.find<{ id: string }>({
        collection: slug as CollectionSlug,
        where: both({ id: { in: ids.slice(from, from + atOnce) } }, isNameable),
        select: { id: true },
        pagination: false,
        limit: 0,
        req,
      })
      for (const doc of docs) there.add(String(doc.id))
    }
    missing.push(...some.filter(({ id }) => !there.has(id)).map((one) => ({ ...one, isOpen: rule === true })))
  }
  return missing
}

/** The condition on what somebody may name of a collection. @param rule what they may read */
function nameable({ versions }: SanitizedCollectionConfig, rule: boolean | Where): true | Where {
  if (rule === true) return true
  const read = rule === false ? { id: { in: [] } } : rule
  return versions?.drafts ? { or: [read, { _status: { equals: 'published' } }] } : read
}

/** What a document names as it is stored, in its newest version too, as far as whoever writes may see them. */
async function namedBefore(
  { slug, flattenedFields, versions, access }: SanitizedCollectionConfig,
  id: string,
  seen: Seen,
  req: PayloadRequest,
): Promise<Set<DocumentName>> {
  const { db } = req.payload
  const [read, readVersions] = [await seen(access.read), await seen(access.readVersions ?? access.read)]
  const main: unknown = read && (await db.findOne({ collection: slug, where: both({ id: { equals: id } }, read), req }))
  const newest =
    versions && readVersions
      ? await db.findVersions({
          collection: slug,
          where: both({ and: [{ parent: { equals: id } }, { latest: { equals: true } }] }, readVersions),
          limit: 1,
          pagination: false,
          req,
        })
      : { docs: [] }
  const named = [main, newest.docs[0]?.version].flatMap((doc) => namedIn(flattenedFields, doc))
  return new Set(named.map(({ collection, id }) => nameOf(collection, id)))
}

function both(where: Where, rule: true | Where): Where {
  return rule === true ? where : { and: [where, rule] }
}
