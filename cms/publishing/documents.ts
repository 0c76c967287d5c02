import type { FindArgs, Payload, SelectType, Where } from 'payload'
import type { Collection, Entries } from '../../site/catalogue/entries.ts'
import { idsOf } from '../database/documentIds.ts'
import { EntryError, entryOf, type GlobalEntries, globalEntryOf } from './entries/entryOf.ts'
import { type PublicGlobal, publicGlobals } from '../documents/port.ts'

/** A document as the public may see it; `entry` is undefined when it may not, `problem` says what keeps it off. */
export interface PublicDocument<C extends Collection = Collection> {
  collection: C
  id: string
  entry: Entries[C] | undefined
  problem?: string
  /** Which version of the document was read; the empty text when it is not there. */
  stamp: string
}

/**
 * Reads what is published of a collection, whole.
 * @param batch documents read at a time
 */
export async function* publishedDocuments<C extends Collection>(
  payload: Payload,
  collection: C,
  batch: number,
): AsyncIterable<PublicDocument<C>[]> {
  for (let where: Where = {}; ;) {
    const documents = await findPublic(payload, collection, where, batch)
    const last = documents.at(-1)
    if (last === undefined) return
    yield documents
    where = { id: { greater_than: last.id } }
  }
}

/** Those after some id, in the order of their ids. */
async function findPublic<C extends Collection>(
  payload: Payload,
  collection: C,
  where: Where,
  limit: number,
): Promise<PublicDocument<C>[]> {
  try {
    const docs = await find(payload, { collection, where, limit })
    return docs.map((doc) => publicDocument(payload, collection, doc.id, doc))
  } catch {
    const docs = await find(payload, { collection, where, limit, select: { updatedAt: true } })
    return documentsById(
      payload,
      collection,
      docs.map(({ id }) => id),
    )
  }
}

/**
 * Reads some documents of a collection; one that is not there (any more) has no entry, and one that alone cannot be read
 * has a problem.
 * @throws when the database does not answer
 */
export async function documentsById<C extends Collection>(
  payload: Payload,
  collection: C,
  ids: readonly string[],
): Promise<PublicDocument<C>[]> {
  // MongoDB answers what cannot be an id with an error; there is no such document
  const possible = ids.filter(idsOf(payload.db.name))
  try {
    const docs = await find(payload, { collection, where: { id: { in: possible } }, limit: 0 })
    const byId = new Map(docs.map((doc) => [doc.id, doc]))
    return ids.map((id) => publicDocument(payload, collection, id, byId.get(id)))
  } catch (error) {
    if (ids.length !== 1) return oneByOne(payload, collection, ids)
    await throwUnlessItAnswers(payload, error)
    return ids.map((id) => ({ collection, id, entry: undefined, problem: '条目在数据库里读不出来', stamp: '' }))
  }
}

/** Tells what alone cannot be read from a database that cannot be read at all. @throws the error, in the latter case */
async function throwUnlessItAnswers({ db }: Payload, error: unknown): Promise<void> {
  await db.find({ collection: 'users', limit: 1, pagination: false }).catch(() => {
    throw error
  })
}

async function oneByOne<C extends Collection>(
  payload: Payload,
  collection: C,
  ids: readonly string[],
): Promise<PublicDocument<C>[]> {
  const read: PublicDocument<C>[] = []
  for (const id of ids) read.push(...(await documentsById(payload, collection, [id])))
  return read
}

/**
 * Reads which version each document of a collection is in: much cheaper than the documents.
 * @param batch stamps read at a time
 */
export async function* stampsOf(
  payload: Payload,
  collection: Collection,
  batch: number,
): AsyncIterable<{ id: string; isPublic: boolean; stamp: string }[]> {
  const select: SelectType = {
    updatedAt: true,
    _status: true,
    ...(hasTrash(payload, collection) && { deletedAt: true }),
  }
  for await (const docs of inBatches(payload, collection, batch, select))
    yield docs.map((doc) => ({ id: doc.id, isPublic: isPublic(payload, collection, doc), stamp: doc.updatedAt }))
}

/** Venues that are not public, by id, with when each was last written; ISO 8601. */
export async function withdrawnVenues(payload: Payload): Promise<Record<string, string>> {
  const found: [id: string, written: string][] = []
  for await (const venues of stampsOf(payload, 'venues', 2_000))
    for (const { id, isPublic, stamp } of venues) if (!isPublic) found.push([id, new Date(stamp).toISOString()])
  return Object.fromEntries(found)
}

/**
 * Reads a global as the public may see it.
 * @throws EntryError when it is not as it should be, or cannot be read though the database answers
 */
export async function readGlobal<G extends PublicGlobal>(payload: Payload, name: G): Promise<GlobalEntries[G]> {
  const doc = await payload.findGlobal({ slug: name, depth: 0, overrideAccess: true }).catch(async (error: unknown) => {
    await throwUnlessItAnswers(payload, error)
    // the database's words may hold what somebody wrote
    throw new EntryError(`${publicGlobals[name]}在数据库里读不出来`)
  })
  return globalEntryOf(name, doc)
}

interface Stored {
  id: string
  updatedAt: string
  _status?: string | null
  /** When it was put into the trash. */
  deletedAt?: string | null
}

/** By ids, not by page numbers: what comes or goes meanwhile shifts nothing. */
async function* inBatches(
  payload: Payload,
  collection: Collection,
  batch: number,
  select?: SelectType,
): AsyncIterable<Stored[]> {
  for (let where: Where = {}; ;) {
    const docs = await find(payload, { collection, where, limit: batch, ...(select && { select }) })
    const last = docs.at(-1)
    if (last === undefined) return
    yield docs
    where = { id: { greater_than: last.id } }
  }
}

/**
 * Straight from the database adapter: half the time of `payload.find`, whose hooks do nothing at depth 0 that a mapper
 * needs. What it would fill in by default is missing, so mappers do without.
 */
async function find(payload: Payload, args: Pick<FindArgs, 'collection' | 'where' | 'limit' | 'select'>) {
  const { docs } = await payload.db.find<Stored>({ sort: 'id', pagination: false, ...args })
  return docs
}

/**
 * The main row decides: a newer draft leaves it published, an unpublish does not. What lies in the trash
 * is not public.
 */
function isPublic(payload: Payload, collection: Collection, { _status, deletedAt }: Stored): boolean {
  const { versions } = payload.collections[collection].config
  return !deletedAt && (!versions?.drafts || _status === 'published')
}

function hasTrash(payload: Payload, collection: Collection): boolean {
  return payload.collections[collection].config.trash
}

function publicDocument<C extends Collection>(
  payload: Payload,
  collection: C,
  id: string,
  doc: Stored | undefined,
): PublicDocument<C> {
  const stamp = doc?.updatedAt ?? ''
  if (doc === undefined || !isPublic(payload, collection, doc)) return { collection, id, entry: undefined, stamp }
  try {
    return { collection, id, entry: entryOf(collection, doc as unknown as Parameters<typeof entryOf<C>>[1]), stamp }
  } catch (error) {
    return { collection, id, entry: undefined, problem: error instanceof Error ? error.message : String(error), stamp }
  }
}
