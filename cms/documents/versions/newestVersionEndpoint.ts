import type { CollectionSlug, Endpoint } from 'payload'
import { z } from 'zod'
import { accessReason } from '../../rights/refusals.ts'
import { Refusal } from '../../base/refusal.ts'

const named = z.object({ collection: z.string(), id: z.string() })

/**
 * GET /api/<collection>/<id>/newest-version: leads to the page of the newest version that whoever asks may read, or to the
 * list. What a form saves by itself takes the place of what it saved before, so a link to one version would soon lead
 * nowhere while a colleague goes on typing.
 */
export const newestVersionEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/newest-version',
  method: 'get',
  handler: async (req) => {
    const { user, payload, routeParams } = req
    if (user === null) throw new Refusal(accessReason('not-logged-in'))
    const { collection, id } = named.parse(routeParams)
    const { docs } = await payload.findVersions({
      collection: collection as CollectionSlug,
      where: { parent: { equals: id } },
      sort: '-updatedAt',
      limit: 1,
      pagination: false,
      depth: 0,
      overrideAccess: false,
      req,
    })
    const list = `/admin/collections/${collection}/${encodeURIComponent(id)}/versions`
    const location = docs[0] === undefined ? list : `${list}/${docs[0].id}`
    return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } })
  },
}
