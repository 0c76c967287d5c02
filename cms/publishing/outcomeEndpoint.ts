import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { changeOf, openedPort } from './port.ts'

const query = z.object({ document: z.string().regex(/^[a-z]+(\/[A-Za-z0-9-]+)?$/) })

/**
 * GET /api/publishing?document=<collection>/<id>: what became of the latest change of a document, for staff who may
 * read it. Answers `{ outcome, problem }`; `outcome` is null when nothing was published since the start.
 */
export const outcomeEndpoint: Endpoint = {
  path: '/publishing',
  method: 'get',
  handler: async (req) => {
    if (req.user === null) return refusal(403, '请先登录。')
    const { success, data } = query.safeParse(req.query)
    if (!success) return refusal(400, '参数 document 的写法是“栏目/编号”，例如 works/123。')
    if (!(await mayRead(req, data.document))) return refusal(404, '没有这个条目，或您没有查看它的权限。')
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

function refusal(status: number, message: string): Response {
  return Response.json({ errors: [{ message }] }, { status })
}
