import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { titleOf } from '../titleOf.ts'
import { referringPaths } from './referringPaths.ts'

/** An entry that shows a picture or a recording, or is about to. */
export interface Showing {
  title: string
  /** What its collection is called. */
  library: string
  isPublished: boolean
}

/** Most entries that are looked for in a collection. */
const most = 20
const underWay = ['in-review', 'mended', 'approved']

/**
 * The entries that show a picture or a recording: published ones, and those whose newest text shows it and is in review
 * or approved. What an old version or a draft at somebody's desk names is not among them.
 */
export async function shownIn(collection: CollectionSlug, id: string, req: PayloadRequest): Promise<Showing[]> {
  const showing: Showing[] = []
  const { db, config } = req.payload
  for (const entries of config.collections) {
    const { slug, versions, flattenedFields, labels } = entries
    const paths = versions?.drafts ? referringPaths(flattenedFields, collection) : []
    if (paths.length === 0) continue
    const named = (prefix: string): Where => ({ or: paths.map(({ naming }) => naming([id], prefix)) })
    const published = await db.find<{ id: string }>({
      collection: slug,
      where: { and: [{ _status: { equals: 'published' } }, named('')] },
      limit: most,
      pagination: false,
      req,
    })
    const newest = await db.findVersions<{ id: string }>({
      collection: slug,
      where: { and: [{ latest: { equals: true } }, { 'version.stage': { in: underWay } }, named('version.')] },
      limit: most,
      pagination: false,
      req,
    })
    const ids = new Set(published.docs.map((doc) => String(doc.id)))
    const waiting = newest.docs.filter(({ parent }) => parent === undefined || !ids.has(String(parent)))
    const one = (doc: object, isPublished: boolean): Showing => ({
      title: titleOf(entries, doc) ?? '没有名称',
      library: typeof labels.plural === 'string' ? labels.plural : slug,
      isPublished,
    })
    showing.push(...published.docs.map((doc) => one(doc, true)), ...waiting.map(({ version }) => one(version, false)))
  }
  return showing
}
