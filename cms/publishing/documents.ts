import type { Payload } from 'payload'
import type { Collection, Entries, Site } from '../../site/catalogue/entries.ts'
import { entryOf, siteEntryOf } from '../entries/entryOf.ts'

/** Documents read at a time. */
const batch = 500

/** A document as the public may see it; `entry` is undefined when it may not, `problem` says what keeps it off. */
export interface PublicDocument<C extends Collection = Collection> {
  collection: C
  id: string
  entry: Entries[C] | undefined
  problem?: string
}

/** Reads what is published of a collection, whole. */
export async function* publishedDocuments<C extends Collection>(
  payload: Payload,
  collection: C,
): AsyncIterable<PublicDocument<C>> {
  for (let page: number | null | undefined = 1; page;) {
    const found = await find(payload, collection, undefined, page)
    for (const doc of found.docs) yield publicDocument(collection, doc.id, doc)
    page = found.nextPage
  }
}

/** Reads some documents of a collection; one that is not there (any more) has no entry. */
export async function documentsById<C extends Collection>(
  payload: Payload,
  collection: C,
  ids: readonly string[],
): Promise<PublicDocument<C>[]> {
  const { docs } = await find(payload, collection, ids, 1)
  const byId = new Map(docs.map((doc) => [doc.id, doc]))
  return ids.map((id) => publicDocument(collection, id, byId.get(id)))
}

/** Reads the global `site`. */
export async function readSite(payload: Payload): Promise<Site> {
  return siteEntryOf(await payload.findGlobal({ slug: 'site', depth: 0, overrideAccess: true }))
}

interface Found {
  docs: { id: string; _status?: string | null }[]
  nextPage?: number | null | undefined
}

async function find(
  payload: Payload,
  collection: Collection,
  ids: readonly string[] | undefined,
  page: number,
): Promise<Found> {
  return payload.find({
    collection,
    depth: 0,
    overrideAccess: true,
    sort: 'id',
    ...(ids === undefined ? { limit: batch, page } : { where: { id: { in: [...ids] } }, pagination: false }),
  })
}

/** The main row decides: a newer draft leaves it published, an unpublish does not (design/cms.md). */
function publicDocument<C extends Collection>(
  collection: C,
  id: string,
  doc: { id: string; _status?: string | null } | undefined,
): PublicDocument<C> {
  const isPublic = doc !== undefined && (doc._status === undefined || doc._status === 'published')
  if (!isPublic) return { collection, id, entry: undefined }
  try {
    return { collection, id, entry: entryOf(collection, doc as Parameters<typeof entryOf<C>>[1]) }
  } catch (error) {
    return { collection, id, entry: undefined, problem: error instanceof Error ? error.message : String(error) }
  }
}
