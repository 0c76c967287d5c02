import type { CollectionSlug, Endpoint, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { isDocumentName, partsOf } from '../../../site/catalogue/documentName.ts'
import { accessReason } from '../../rights/refusals.ts'
import { Refusal } from '../../base/refusal.ts'
import { referringPaths } from './referringPaths.ts'
import { referenceReason } from './refusals.ts'

const query = z.object({ document: z.string().regex(/^[a-z]+\/[A-Za-z0-9-]+$/) })
/** Entries named of each field; the rest is counted. */
const most = 20

/** The entries that refer to one through one field. */
export interface References {
  collection: string
  /** What the collection is called. */
  library: string
  /** What the field is called. */
  field: string
  total: number
  entries: { id: string; title: string; isPublished: boolean; isInTrash: boolean }[]
}

/**
 * GET /api/references?document=<collection>/<id>: what refers to an entry, of what whoever asks may read. Answers
 * `{ references: References[] }`. Asked for when somebody opens the list, so an edit pays nothing for it.
 */
export const referencesEndpoint: Endpoint = {
  path: '/references',
  method: 'get',
  handler: async (req) => {
    if (req.user === null) throw new Refusal(accessReason('not-logged-in'))
    const document = query.safeParse(req.query).data?.document ?? ''
    const { collection, id } = isDocumentName(document) ? partsOf(document) : { collection: '', id: '' }
    if (!Object.hasOwn(req.payload.collections, collection)) throw new Refusal(referenceReason('referred-badly-named'))
    if (!(await mayRead(req, collection as CollectionSlug, id))) throw new Refusal(accessReason('no-such-entry'))
    return Response.json({ references: await referencesTo(req, collection, id) })
  },
}

async function mayRead(req: PayloadRequest, collection: CollectionSlug, id: string): Promise<boolean> {
  const { totalDocs } = await req.payload.count({
    collection,
    where: { id: { equals: id } },
    trash: true,
    overrideAccess: false,
    req,
  })
  return totalDocs > 0
}

/** Most entries whose texts are looked at for a name; there are as many as this only of what every text shows. */
const mostTexts = 2000

/** The condition by ids for one that Payload takes of no client. */
async function idsOf({ payload }: PayloadRequest, collection: CollectionSlug, where: Where): Promise<Where> {
  const { docs } = await payload.db.find<{ id: string }>({
    collection,
    where,
    select: { id: true },
    limit: mostTexts,
    pagination: false,
  })
  return { id: { in: docs.map((doc) => doc.id) } }
}

/** Only entries of libraries count: what an account or Payload's own tables refer to is no content. */
async function referencesTo(req: PayloadRequest, to: string, id: string): Promise<References[]> {
  const found: References[] = []
  for (const { slug, versions, flattenedFields, labels, admin } of req.payload.config.collections) {
    if (!versions?.drafts) continue
    const title = admin.useAsTitle ?? 'id'
    for (const { naming, label, isHidden } of referringPaths(flattenedFields, to)) {
      const { docs, totalDocs } = await req.payload.find({
        collection: slug,
        where: isHidden ? await idsOf(req, slug, naming([id])) : naming([id]),
        depth: 0,
        limit: most,
        sort: '-updatedAt',
        // from there it comes back with what it refers to
        trash: true,
        select: { [title]: true, _status: true, deletedAt: true },
        overrideAccess: false,
        req,
      })
      if (totalDocs === 0) continue
      found.push({
        collection: slug,
        library: typeof labels.plural === 'string' ? labels.plural : slug,
        field: label,
        total: totalDocs,
        entries: docs.map((doc) => ({
          id: String(doc.id),
          title: String((doc as unknown as Record<string, unknown>)[title] ?? '（没有名称）'),
          isPublished: (doc as { _status?: string | null })._status === 'published',
          isInTrash: Boolean((doc as { deletedAt?: string | null }).deletedAt),
        })),
      })
    }
  }
  return found
}
