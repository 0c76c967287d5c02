import {
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
  ValidationError,
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
 * would store it. What the stored document names already may stay; its form sends it along.
 */
export function refuseGone(config: SanitizedConfig): SanitizedConfig {
  for (const { hooks } of config.collections) hooks.beforeOperation.push(refuseGoneReferences)
  return config
}

/** Refuses a write that begins to name what is not there (see `refuseGone`). Throws a ValidationError with the field. */
export const refuseGoneReferences: CollectionBeforeOperationHook = async (given) => {
  const { args, collection, operation, req } = given
  if (operation !== 'create' && operation !== 'update') return args
  await beginToRead(given)
  const { id, data } = args as { id?: unknown; data?: unknown }
  const isId = idsOf(req.payload.db.name)
  const missing = await missingOf(namedIn(collection.flattenedFields, data), isId, req)
  if (missing.length === 0) return args
  const known = typeof id === 'string' && isId(id) ? await namedBefore(collection, id, req) : new Set<DocumentName>()
  const [first] = missing.filter((one) => !known.has(nameOf(one.collection, one.id)))
  if (first === undefined) return args
  const { path, label } = first
  const message = `${label}选的内容已不在，可能已被彻底删除。请重新选择后再保存。`
  throw new ValidationError({ collection: collection.slug, errors: [namedProblem(path, label, message)], req }, req.t)
}

/** @param isId of the database, which answers what cannot be one with an error */
async function missingOf(named: readonly Named[], isId: IsId, req: PayloadRequest): Promise<Named[]> {
  const { db, collections } = req.payload
  const missing: Named[] = []
  for (const [slug, some] of Map.groupBy(named, ({ collection }) => collection)) {
    if (!(slug in collections)) continue
    const ids = [...new Set(some.map(({ id }) => id))].filter(isId)
    const there = new Set<string>()
    for (let from = 0; from < ids.length; from += atOnce) {
      const { docs } = await db.find<{ id: string }>({
        collection: slug as CollectionSlug,
        where: { id: { in: ids.slice(from, from + atOnce) } },
        select: { id: true },
        pagination: false,
        limit: 0,
        req,
      })
      for (const doc of docs) there.add(String(doc.id))
    }
    missing.push(...some.filter(({ id }) => !there.has(id)))
  }
  return missing
}

/** What a document names as it is stored, in its newest version too. */
async function namedBefore(
  { slug, flattenedFields, versions }: SanitizedCollectionConfig,
  id: string,
  req: PayloadRequest,
): Promise<Set<DocumentName>> {
  const { db } = req.payload
  const main: unknown = await db.findOne({ collection: slug, where: { id: { equals: id } }, req })
  const newest = versions
    ? await db.findVersions({
        collection: slug,
        where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
        limit: 1,
        pagination: false,
        req,
      })
    : { docs: [] }
  const named = [main, newest.docs[0]?.version].flatMap((doc) => namedIn(flattenedFields, doc))
  return new Set(named.map(({ collection, id }) => nameOf(collection, id)))
}
