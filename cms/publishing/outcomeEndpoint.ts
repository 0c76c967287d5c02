import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { accessReason } from '../rights/refusals.ts'
import { Refusal } from '../base/refusal.ts'
import { changeOf, openedPort } from '../documents/port.ts'
import { publishingReason } from './refusals.ts'

const query = z.object({ document: z.string().regex(/^[a-z]+(\/[A-Za-z0-9-]+)?$/) })

/**
 * GET /api/publishing?document=<collection>/<id>: what became of the latest change of a document, for staff who may
 * read it. Answers `{ outcome, problem }`; `outcome` is null when nothing was published since the start.
 */
export const outcomeEndpoint: Endpoint = {
  path: '/publishing',
  method: 'get',
  handler: async (req) => {
    if (req.user === null) throw new Refusal(accessReason('not-logged-in'))
    const { success, data } = query.safeParse(req.query)
    if (!success) throw new Refusal(publishingReason('published-badly-named'))
    if (!(await mayRead(req, data.document))) throw new Refusal(accessReason('no-such-entry'))
    const state = openedPort()?.state()
    const outcome = state?.latest.find(({ document }) => document === data.document) ?? null
    return Response.json({ outcome, problem: state?.problem ?? null })
  },
}

/** Whether whoever asks may read a document. */
async function mayRead(req: PayloadRequest, document: string): Promise<boolean> {
  const change = changeOf(document)
  if ('global' in change) return document === change.global
  if (!Object.hasOwn(req.payload.collections, change.collection)) return false
  const { docs } = await req.payload.find({
    collection: change.collection as CollectionSlug,
    where: { id: { equals: change.id } },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: false,
    disableErrors: true,
    req,
  })
  return docs.length > 0
}
